export interface Fault {
  /**
   * `unopened`: the directory is not taken; `lost`: acknowledged and not there; `partial`: there, but not as a whole;
   * `damaged`: not what was written.
   */
  readonly kind: 'unopened' | 'lost' | 'partial' | 'damaged';
  readonly what: string;
}
