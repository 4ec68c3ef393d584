import { parser } from '@prometheus-io/lezer-promql';

/** One selection of series in an expression: `name{label="value"}`. */
export interface Selection {
  readonly metric: string;
  readonly labels: readonly { readonly name: string; readonly operator: string; readonly value: string }[];
}

/** What an expression selects and groups by. @throws where it is no PromQL. */
export function readPromQl(expression: string): {
  readonly selections: readonly Selection[];
  readonly groupedBy: readonly string[];
} {
  // Grafana puts these in before it asks.
  const text = expression.replaceAll('$__rate_interval', '5m');
  const selections: { metric: string; labels: { name: string; operator: string; value: string }[] }[] = [];
  const groupedBy: string[] = [];
  parser.parse(text).iterate({
    enter({ name, from, to, node, type }) {
      const said = text.slice(from, to);
      if (type.isError) throw new Error(`“${text}” is no PromQL at “${text.slice(from)}”.`);
      if (name === 'VectorSelector')
        selections.push({ metric: textOf(node.getChild('Identifier'), text), labels: [] });
      if (name === 'UnquotedLabelMatcher')
        selections.at(-1)?.labels.push({
          name: textOf(node.getChild('LabelName'), text),
          operator: textOf(node.getChild('MatchOp'), text),
          value: textOf(node.getChild('StringLiteral'), text).slice(1, -1),
        });
      if (name === 'LabelName' && node.parent?.name === 'GroupingLabels') groupedBy.push(said);
    },
  });
  return { selections, groupedBy };
}

function textOf(node: { readonly from: number; readonly to: number } | null, text: string): string {
  return node === null ? '' : text.slice(node.from, node.to);
}
