import { AttackEvent, AttackRecord, createAttackRecords, selectUnusedRegion } from './attack';
import { BaselineTraffic } from './baseline';
import { DeliveryQueue, LATE_ONE_IN, REPEATED_ONE_IN } from './delivery-queue';
import { Account, createAccount } from './fixtures/accounts';
import { createResources } from './fixtures/resources';
import { formatIsoTime } from './fixtures/time-formats';
import { SerializedRecord, LogFiles } from './log-files';
import { Location } from './operation';
import { GenerateOptions, INTERVAL, Settings, resolveOptions } from './options';
import { Random } from './random';
import { createRecord, resolveRegion } from './record';
import { Schedule, Slot } from './schedule';

/** Which one of so many is delivered twice: none that is late. */
const REPEATED_POSITION = LATE_ONE_IN / 2;

/** What was generated. */
export interface GeneratedLogs {
  /** The folder that has `AWSLogs`. */
  readonly folder: string;
  readonly files: number;
  readonly records: number;
  /** Of the files, and of what is in them. */
  readonly bytes: number;
  readonly uncompressedBytes: number;
  /** Records that are in the folder of the day after they happened, as they were delivered late. */
  readonly late: number;
  /** Records that are there once more. */
  readonly repeated: number;
  /** From the first moment to the one after the last, in ISO 8601. */
  readonly window: { readonly from: string; readonly to: string };
  readonly accounts: readonly string[];
  /** What the intruder did, in order of time; empty if there was none. */
  readonly attack: readonly AttackEvent[];
}

/** Writes the log files of invented accounts; a file's records at a time are held in memory. */
export async function generateLogs(options: GenerateOptions): Promise<GeneratedLogs> {
  const settings = resolveOptions(options);
  const accounts = settings.accounts.map((id) => createAccount(id, settings.seed));
  const attack = settings.attack ? createAttack(accounts[0], settings) : [];
  if (attack.length > settings.records) {
    throw new Error(`records must be at least ${attack.length} with an attack, which has as many; got ${settings.records}`);
  }
  const files = await LogFiles.createIn(settings.out, Random.of(settings.seed, 'files'));
  const deliveries = new DeliveryQueue(files, Random.of(settings.seed, 'deliveries'));
  await new Generation(settings, accounts, attack, deliveries).run();
  await files.finish();
  return {
    folder: settings.out,
    files: files.files,
    records: files.records,
    bytes: files.bytes,
    uncompressedBytes: files.uncompressedBytes,
    late: deliveries.late,
    repeated: deliveries.repeated,
    window: { from: formatIsoTime(settings.start), to: formatIsoTime(settings.end) },
    accounts: settings.accounts,
    attack: attack.flatMap(({ event }) => event ?? []),
  };
}

function createAttack(account: Account, { seed, regions, end }: Settings): AttackRecord[] {
  const location = (region: string): Location => (
    { account, region, resources: createResources(account, region, seed), random: Random.of(seed, `attack/${region}`) }
  );
  return createAttackRecords(location(regions[0]), location(selectUnusedRegion(regions)), end);
}

/** One run: the slots in order of time, each account's records of a slot at once. */
class Generation {
  private readonly generators: readonly (readonly { readonly location: Location; readonly traffic: BaselineTraffic }[])[];
  /** Records that are made, and those of them that are delivered twice. */
  private readonly originals: number;
  private readonly repeated: number;
  private readonly attackBySlot = new Map<number, AttackRecord[]>();
  private count = 0;

  constructor(
    private readonly settings: Settings,
    private readonly accounts: readonly Account[],
    attack: readonly AttackRecord[],
    private readonly queue: DeliveryQueue,
  ) {
    const { seed, regions, records } = settings;
    const benign = records - attack.length;
    this.repeated = Math.floor(benign / (REPEATED_ONE_IN + 1));
    this.originals = benign - this.repeated;
    this.generators = accounts.map((account) => regions.map((region) => {
      const location = { account, region, resources: createResources(account, region, seed), random: Random.of(seed, `traffic/${account.id}/${region}`) };
      return { location, traffic: new BaselineTraffic(location) };
    }));
    for (const record of attack) {
      const slot = Math.floor(record.time / INTERVAL) * INTERVAL;
      this.attackBySlot.set(slot, [...this.attackBySlot.get(slot) ?? [], record]);
    }
  }

  public async run(): Promise<void> {
    const { start, end, seed, regions } = this.settings;
    let batch = new Map<string, SerializedRecord[]>();
    for (const slot of new Schedule(start, end, this.accounts.length, regions.length, seed).slots(this.originals)) {
      this.generateSlot(slot, batch);
      if (slot.region < regions.length - 1) continue;
      const attack = slot.account === 0 ? this.attackBySlot.get(slot.start) ?? [] : [];
      for (const { region, time, text } of attack) addToBatch(batch, region, { time, text });
      await this.queue.deliver(this.accounts[slot.account].id, slot.start, batch);
      batch = new Map();
    }
    await this.queue.flush();
  }

  /** Makes the records of an account's Region in a slot. */
  private generateSlot({ start, account, region, count }: Slot, batch: Map<string, SerializedRecord[]>): void {
    const { location, traffic } = this.generators[account][region];
    const times = Array.from({ length: count }, () => start + location.random.next() * INTERVAL).sort((left, right) => left - right);
    for (const time of times) {
      const invocation = traffic.next(time);
      const record = createRecord(invocation, location, time);
      const targetRegion = resolveRegion(invocation.operation, location);
      this.count += 1;
      if (this.count % LATE_ONE_IN === 0) {
        const text = JSON.stringify({ ...record, addendum: { reason: 'DELIVERY_DELAY' } });
        this.queue.postpone(location.account.id, targetRegion, start, { time, text });
        continue;
      }
      const serialized = { time, text: JSON.stringify(record) };
      addToBatch(batch, targetRegion, serialized);
      const isRepeated = this.count % REPEATED_ONE_IN === REPEATED_POSITION && this.queue.repeated < this.repeated;
      if (isRepeated) this.queue.repeat(location.account.id, targetRegion, start, serialized);
    }
  }
}

function addToBatch(batch: Map<string, SerializedRecord[]>, region: string, record: SerializedRecord): void {
  const records = batch.get(region);
  if (records) records.push(record);
  else batch.set(region, [record]);
}
