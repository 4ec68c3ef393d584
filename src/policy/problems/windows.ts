import { isTimeZone, TIME_ZONES } from '../../schedule/time-zone.ts';
import { quote, suggest } from '../quote.ts';
import type { WrittenPolicy } from '../written/policy.ts';
import { type DraftProblem, wrongValue } from './draft-problem.ts';
import { askedIn } from './places.ts';

/** Time zones that there are not, and notices of items that no checklist has. */
export function windowProblems(own: WrittenPolicy, merged: WrittenPolicy): readonly DraftProblem[] {
  const items = askedIn(merged).flatMap(({ value }) => (value.checklist ?? []).flatMap(({ id }) => id ?? []));
  return Object.entries(own.windows ?? {}).flatMap(([name, { notice, ...window }]) => {
    const zone = window['time-zone'];
    return [
      ...(isTimeZone(zone)
        ? []
        : [
            wrongValue(
              ['windows', name, 'time-zone'],
              `There is no time zone ${quote(zone)}`,
              suggest(zone, TIME_ZONES),
            ),
          ]),
      ...(notice === undefined || items.includes(notice.item)
        ? []
        : [
            wrongValue(
              ['windows', name, 'notice', 'item'],
              `No line of a checklist has the id ${quote(notice.item)}`,
              suggest(notice.item, items),
            ),
          ]),
    ];
  });
}
