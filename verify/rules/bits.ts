/** One bit for each record, least significant first in each byte. */
export class Bits {
  constructor(readonly bytes: Uint8Array) {}

  static from(length: number, test: (index: number) => boolean): Bits {
    const bytes = new Uint8Array(Math.ceil(length / 8));
    for (let index = 0; index < length; index += 1) if (test(index)) bytes[index >> 3] |= 1 << (index & 7);
    return new Bits(bytes);
  }

  has(index: number): boolean {
    return (this.bytes[index >> 3] & (1 << (index & 7))) !== 0;
  }

  get count(): number {
    return this.bytes.reduce((sum, byte) => sum + COUNTS[byte], 0);
  }

  /** Where two differ, below `length`. */
  differences(other: Bits, length = this.bytes.length * 8): number[] {
    const found: number[] = [];
    this.bytes.forEach((byte, position) => {
      const changed = byte ^ other.bytes[position];
      if (changed === 0) return;
      for (let bit = 0; bit < 8; bit += 1) if (changed & (1 << bit)) found.push(position * 8 + bit);
    });
    return found.filter((index) => index < length);
  }
}

const COUNTS = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);
