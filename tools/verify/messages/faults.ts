import { Messages } from './messages';

/** The places where a value stood that was not there, and texts that no person should read. */
const HOLES = /\bundefined\b|\bnull\b|\bNaN\b|\[object|\(\)|\[\]|""|''|^(Who|What|On what|Result|Where|From|With|When|Event): *$|, ?$|,,| ,|: ,|\{%/m;
const LONGEST_SUBJECT = 99;
const LONGEST_MESSAGE = 262_144;
const LONGEST_DESCRIPTION = 8000;

/** What is wrong with the messages about a record. */
export function faultsOf({ subject, message, chat }: Messages): readonly string[] {
  const { description } = chat.content as { readonly description: string };
  return [
    ...HOLES.test(message) ? [`the message has a hole: ${HOLES.exec(message)?.[0]}`] : [],
    ...HOLES.test(description) ? [`the chat has a hole: ${HOLES.exec(description)?.[0]}`] : [],
    ...!/^[!-~][ -~]*$/.test(subject) || subject.length > LONGEST_SUBJECT ? [`SNS takes no such subject: ${subject}`] : [],
    ...Buffer.byteLength(message) > LONGEST_MESSAGE ? ['the message is too long'] : [],
    ...description.length > LONGEST_DESCRIPTION ? ['the description for the chat is too long'] : [],
    ...(message.match(/\S+:\/\/\S*/g) ?? []).filter((link) => !link.startsWith('https://console.aws.amazon.com/')).map((link) => `not our link: ${link}`),
  ];
}
