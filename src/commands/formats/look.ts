import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** How text is shown. */
export interface Look {
  readonly colour: boolean;
}

/** Whether colours are wanted was decided when the program started, so the stream is not asked again. */
export function styled(style: Style, text: string, { colour }: Look): string {
  return colour && text !== '' ? styleText(style, text, { validateStream: false }) : text;
}
