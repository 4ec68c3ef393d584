/**
 * Names that ICU, from which Node has its list, still lists under an older spelling; it knows both.
 * From `backward` of the time zone database (https://www.iana.org/time-zones), for places that have people.
 */
const NEWER_NAMES = [
  'Africa/Asmara',
  'America/Argentina/Buenos_Aires',
  'America/Argentina/Catamarca',
  'America/Argentina/Cordoba',
  'America/Argentina/Jujuy',
  'America/Argentina/Mendoza',
  'America/Atikokan',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
];

/** Every name that is worth suggesting, in the order of the alphabet. */
export const TIME_ZONES: readonly string[] = [
  ...new Set(['UTC', ...NEWER_NAMES, ...Intl.supportedValuesOf('timeZone')]),
].toSorted();

/** Whether it is IANA's name of a time zone, older names included. An offset such as `+02:00` knows no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
