/** Where a length stands between a second and the greatest one, from 0 to 100, by powers of ten. Below a second it is 0. */
export function logScale(greatest: number): (milliseconds: number) => number {
  const second = 1_000;
  const whole = Math.log10(Math.max(greatest, 10 * second) / second);
  return (milliseconds) => (milliseconds <= second ? 0 : (Math.log10(milliseconds / second) / whole) * 100);
}
