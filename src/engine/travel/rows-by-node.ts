/** Calls `visit` with each row that stands on a node. */
export type RowsOf = (node: number, visit: (row: number) => void) => void;

/**
 * An index from nodes to the rows that stand on them. A bit per node first, since most nodes have none.
 * @param nodes node per row, -1 for none
 * @param size nodes in all
 */
export function rowsByNode(nodes: Int32Array, size: number): RowsOf {
  const taken = new Uint32Array(Math.ceil(size / 32));
  const first = new Map<number, number>();
  const next = new Int32Array(nodes.length).fill(-1);
  for (let row = nodes.length - 1; row >= 0; row--) {
    const node = nodes[row]!;
    if (node < 0) continue;
    taken[node >>> 5]! |= 1 << (node & 31);
    next[row] = first.get(node) ?? -1;
    first.set(node, row);
  }
  return (node, visit) => {
    if (!(taken[node >>> 5]! & (1 << (node & 31)))) return;
    for (let row = first.get(node) ?? -1; row >= 0; row = next[row]!) visit(row);
  };
}
