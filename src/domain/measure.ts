/**
 * So many operations of one pull request are judged, ways back among them: what comes after them is said to be
 * unread. The largest of 2,393 real migrations, a squash of a whole history, has 574.
 */
export const MOST_OPERATIONS = 5_000;
