/**
 * Brings the `count` items with the largest keys to the front of `order`, in no order among themselves (Hoare's selection).
 * @param order a permutation of the places of `key`, changed
 */
export function bringLargest(order: Int32Array, key: Float64Array, count: number): void {
  let [low, high] = [0, order.length - 1];
  if (count <= 0 || count > high) return;
  while (low < high) {
    const [a, b, c] = [key[order[low]!]!, key[order[(low + high) >> 1]!]!, key[order[high]!]!];
    const pivot = a > b ? (b > c ? b : a > c ? c : a) : a > c ? a : b > c ? c : b;
    let [i, j] = [low, high];
    while (i <= j) {
      while (key[order[i]!]! > pivot) i++;
      while (key[order[j]!]! < pivot) j--;
      if (i > j) break;
      const kept = order[i]!;
      order[i++] = order[j]!;
      order[j--] = kept;
    }
    if (count - 1 <= j) high = j;
    else if (count - 1 >= i) low = i;
    else return;
  }
}
