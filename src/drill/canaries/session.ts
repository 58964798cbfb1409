import { type ChannelModel, type ConfirmChannel, connect, type GetMessage } from 'amqplib';
import type { BrokerMember, MessageConfig } from './config.ts';

/** A connection to one member of the broker, about one queue. What it promises rejects once the connection is gone. */
export interface Session {
  /** The member's host. */
  readonly server: string;
  /** Resolves when the broker promised to keep the message. */
  publish(seq: number): Promise<void>;
  /** Hands over each message that arrives, and then tells the broker that it did. */
  consume(take: (seq: number) => void): Promise<void>;
  /** The next message that is waiting, out of the queue; undefined when none is. */
  take(): Promise<number | undefined>;
  removeQueue(): Promise<void>;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly gone: Promise<void>;
  close(): void;
}

/** An hour after its last consumer went, the broker removes the queue of a run that was killed. */
const abandonedAfter = 3_600_000;

/** Connects to a member and makes sure of the queue: a quorum queue, each message on a majority. Rejects where that is not possible. */
export async function openSession(config: MessageConfig, queue: string, member: BrokerMember): Promise<Session> {
  const { user, password, vhost, authority, connectMs, silenceMs } = config;
  const model = await connect(
    {
      protocol: authority === undefined ? 'amqp' : 'amqps',
      ...{ hostname: member.ip, port: member.port, username: user, password, vhost },
      // This library gives a member up after two to three intervals.
      heartbeat: Math.max(1, Math.floor(silenceMs / 2500)),
    },
    { timeout: connectMs, noDelay: true, ...(authority === undefined ? {} : { ca: authority }) },
  );
  // Why it ended does not matter, and without a listener it would end the process.
  model.on('error', () => {});
  const gone = new Promise<void>((resolve) => model.on('close', () => resolve()));
  // A socket to a member that is silent would stay for as long as TCP hopes.
  void gone.then(() => socketOf(model).destroy());
  const lost = gone.then(() => Promise.reject(new Error('connection lost')));
  lost.catch(() => {});
  const whileThere = <T>(work: Promise<T>): Promise<T> => Promise.race([work, lost]);
  try {
    const channel = await whileThere(model.createConfirmChannel());
    channel.on('error', () => destroy(model));
    channel.on('close', () => destroy(model));
    const returned = keepReturned(channel);
    const options = { durable: true, arguments: { 'x-queue-type': 'quorum' }, expires: abandonedAfter };
    await whileThere(channel.assertQueue(queue, options));
    await whileThere(channel.prefetch(100));
    return {
      server: member.host,
      gone,
      publish: (seq) =>
        whileThere(
          new Promise((resolve, reject) => {
            const message = { mandatory: true, persistent: true, messageId: String(seq) };
            channel.sendToQueue(queue, Buffer.alloc(0), message, (error: Error | null) => {
              if (error) reject(error);
              else if (returned.delete(seq)) reject(new Error('returned'));
              else resolve();
            });
          }),
        ),
      consume: async (take) => {
        await whileThere(
          channel.consume(queue, (message) => {
            // The broker ended the subscription, for the queue moved: another one begins with a new connection.
            if (!message) return destroy(model);
            take(Number(message.properties.messageId));
            channel.ack(message);
          }),
        );
      },
      take: async () => {
        const message: GetMessage | false = await whileThere(channel.get(queue));
        if (!message) return undefined;
        channel.ack(message);
        return Number(message.properties.messageId);
      },
      removeQueue: async () => void (await whileThere(channel.deleteQueue(queue))),
      close: () => destroy(model),
    };
  } catch (error) {
    destroy(model);
    throw error;
  }
}

/** Messages that no queue took: the broker returns those first, and confirms them all the same. */
function keepReturned(channel: ConfirmChannel): Set<number> {
  const returned = new Set<number>();
  channel.on('return', ({ properties }) => returned.add(Number(properties.messageId)));
  return returned;
}

/** At once: a farewell to a member that hangs would be waited for. */
function destroy(model: ChannelModel): void {
  socketOf(model).destroy(new Error('ended here'));
}

/** The library has no word for it. */
function socketOf(model: ChannelModel): { destroy(error?: Error): void } {
  return (model.connection as unknown as { stream: { destroy(error?: Error): void } }).stream;
}
