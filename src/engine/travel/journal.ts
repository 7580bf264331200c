/** Labels as they were before they changed, in the order of the changes. */
export class Journal {
  private node = new Int32Array(1024);
  private seconds = new Float64Array(1024);
  private owner = new Int32Array(1024);
  private count = 0;

  note(node: number, seconds: number, owner: number): void {
    if (this.count === this.node.length) this.grow();
    this.node[this.count] = node;
    this.seconds[this.count] = seconds;
    this.owner[this.count++] = owner;
  }

  /** Nodes, latest change first; as often as they changed. */
  visit(visit: (node: number) => void): void {
    for (let i = this.count - 1; i >= 0; i--) visit(this.node[i]!);
  }

  /** Puts the labels back, latest change first. */
  restore(seconds: Float64Array, owner: Int32Array): void {
    for (let i = this.count - 1; i >= 0; i--) {
      seconds[this.node[i]!] = this.seconds[i]!;
      owner[this.node[i]!] = this.owner[i]!;
    }
  }

  private grow(): void {
    const size = 2 * this.node.length;
    const { node, seconds, owner } = this;
    this.node = new Int32Array(size);
    this.seconds = new Float64Array(size);
    this.owner = new Int32Array(size);
    this.node.set(node);
    this.seconds.set(seconds);
    this.owner.set(owner);
  }
}
