/** Of a deleted fork GitHub tells `head.repo` as null, and describes it so in some places only. */
const DELETED_FORK = /(^|\/)head\/repo must be object$/;

/** Of a label that nobody described GitHub tells null, and describes it so in some places only. */
const BARE_LABEL = /(^|\/)labels\/\d+\/description must be string$/;

/** Whether what GitHub does is known to differ there from its description. */
export function isDescribedWrongly(error: string): boolean {
  return DELETED_FORK.test(error) || BARE_LABEL.test(error);
}
