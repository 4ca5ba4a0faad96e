/** The message with this date (RFC 5322 section 3.6.1: when it was given to the mail system), everything else as it was approved. Bytes without a date stay as they are. */
export function withDate(bytes: Uint8Array, date: Date): Uint8Array {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = message.indexOf('\r\n\r\n');
  const head = message.subarray(0, end === -1 ? message.length : end).toString('latin1');
  const field = /(^|\r\n)Date:[^\r\n]*(?:\r\n[ \t][^\r\n]*)*/i.exec(head);
  if (field === null) return bytes;
  const start = field.index + (field[1] ?? '').length;
  const stamped = Buffer.from(`Date: ${date.toUTCString().replace('GMT', '+0000')}`, 'latin1');
  return Buffer.concat([message.subarray(0, start), stamped, message.subarray(field.index + field[0].length)]);
}
