/** Whether calls that read are recorded, calls that change something, or both. */
export enum EventAccess {
  /** Calls that read and calls that change something. */
  ALL = 'All',
  /** Calls that read alone. */
  READ_ONLY = 'ReadOnly',
  /** Calls that change something, or might. */
  WRITE_ONLY = 'WriteOnly',
}
