/** A time as a person here reads it: `2026-03-02 09:05`. */
export function moment(milliseconds: number | null): string {
  if (milliseconds === null) return '';
  const date = new Date(milliseconds);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
