const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-03-11T08:15:30Z`, as times of records are written. */
export function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** `Mar 11, 2026, 8:15:30 AM`, as times in requests and answers are written. */
export function longTime(time: number): string {
  const date = new Date(time);
  const hours = date.getUTCHours();
  const clock = [hours % 12 || 12, two(date.getUTCMinutes()), two(date.getUTCSeconds())].join(':');
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}, ${clock} ${hours < 12 ? 'AM' : 'PM'}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
