import { Backoff } from "./backoff.js";
import { connectError, isFatal } from "./connect-error.js";
import { withSecret } from "./connect-url.js";
import type { ConnectionRole } from "./connection-event.js";
import { EventError } from "./errors.js";
import { redactUrl } from "./redact-url.js";
import type { Settings } from "./settings.js";
import { type TransportConnection, TransportError } from "./transport.js";
import { settledWithin, sleep, within } from "./within.js";

/** A password or token, and what the broker's log says about it. */
export interface Secret {
  readonly value: string;
  readonly reason: string;
}

/** What those who use a link are told, beside what the whole process is told by events. */
export interface LinkListener {
  blockedChanged(): void;
  /** After everything that was opened on the connection was told that it is gone. */
  lost(error: TransportError | undefined): void;
}

/**
 * Up to which the delay grows while the broker refuses us: what it lacks is for people to mend, and directories lock out
 * who tries too often.
 */
const MAX_DELAY_WHEN_REFUSED_MS = 30_000;

export type LinkState = "idle" | "connecting" | "open" | "reconnecting" | "closed";

/**
 * One connection to one of the brokers, brought back whenever it is lost, until it is closed. What is opened on it dies
 * with it; `whenOpen` says when there is a new one.
 */
export class Link {
  readonly role: ConnectionRole;
  readonly #settings: Settings;
  readonly #listener: LinkListener;
  readonly #backoff: Backoff;
  readonly #backoffWhenRefused: Backoff;
  readonly #stop = new AbortController();
  /** Ends the delay before the next attempt. */
  #nextAttempt = new AbortController();
  #state: LinkState = "idle";
  #connection: TransportConnection | undefined;
  /** Instead of the passwords in the URLs. */
  #secret: Secret | undefined;
  #blocked = false;
  #opening: Promise<void> | undefined;
  #waiting: { readonly resolve: (connection: TransportConnection) => void; readonly reject: (error: Error) => void }[] =
    [];

  constructor(role: ConnectionRole, settings: Settings, listener: LinkListener) {
    this.role = role;
    this.#settings = settings;
    this.#listener = listener;
    this.#backoff = new Backoff({
      initialDelayMs: settings.initialDelayMs,
      maxDelayMs: settings.maxDelayMs,
      firstAtOnce: false,
    });
    this.#backoffWhenRefused = new Backoff({
      initialDelayMs: settings.initialDelayMs,
      maxDelayMs: Math.max(settings.maxDelayMs, MAX_DELAY_WHEN_REFUSED_MS),
      firstAtOnce: false,
    });
  }

  get state(): LinkState {
    return this.#state;
  }

  get blocked(): boolean {
    return this.#blocked;
  }

  /**
   * Opens the first connection: each broker is tried once, in order. After that the link keeps itself open.
   * A failure leaves it as it was, so that it can be tried again.
   *
   * @throws EventError `CONNECT_…`, or `CONNECTION_CLOSED` once it is closed for good
   */
  open(): Promise<void> {
    if (this.#state === "closed") return Promise.reject(closedError());
    this.#opening ??= this.#openFirst();
    return this.#opening;
  }

  /** The connection, now or when it is back. Rejects with `CONNECTION_CLOSED` once it is closed for good. */
  whenOpen(): Promise<TransportConnection> {
    if (this.#connection !== undefined) return Promise.resolve(this.#connection);
    if (this.#state === "closed") return Promise.reject(closedError());
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /**
   * Logs in with this from now on, and hands it to the broker now where there is a connection. One that is lost meanwhile comes
   * back with it.
   *
   * @throws TransportError when the broker refuses it
   */
  async updateSecret(secret: Secret): Promise<void> {
    this.#secret = secret;
    this.#nextAttempt.abort();
    if (this.#connection !== undefined) await this.#tellSecret(this.#connection, secret);
  }

  /** Closes for good, in good order until the time is over. Never rejects. */
  async close(timeoutMs: number): Promise<void> {
    this.#state = "closed";
    this.#stop.abort();
    this.#nextAttempt.abort();
    for (const waiter of this.#waiting.splice(0)) waiter.reject(closedError());
    const connection = this.#connection;
    this.#connection = undefined;
    if (connection === undefined) return;
    await settledWithin(connection.close(), timeoutMs);
    connection.destroy();
  }

  async #openFirst(): Promise<void> {
    this.#state = "connecting";
    try {
      await this.#connectToAny(isFatal);
    } catch (error) {
      if (this.#state === "connecting") this.#state = "idle";
      this.#opening = undefined;
      throw connectError(error);
    }
  }

  /**
   * One round through the brokers. Each gets its share of the time, so that one that keeps silent leaves some to the next.
   * @param isHopeless for which errors the rest is not tried.
   */
  async #connectToAny(isHopeless: (error: unknown) => boolean): Promise<void> {
    const { urls, connectTimeoutMs } = this.#settings;
    const endMs = performance.now() + connectTimeoutMs;
    let failure: unknown;
    for (const [index, url] of urls.entries()) {
      try {
        await this.#connectTo(url, (endMs - performance.now()) / (urls.length - index));
        return;
      } catch (error) {
        if (isHopeless(error) || this.#stop.signal.aborted) throw error;
        // One that is away may be back soon, whatever the others have against us.
        if (failure === undefined || isFatal(failure) || !isFatal(error)) failure = error;
      }
    }
    throw failure;
  }

  async #connectTo(url: string, timeoutMs: number): Promise<void> {
    const { transport, connectionName, heartbeatSeconds, tls, report } = this.#settings;
    const secret = this.#secret;
    const connectTimeoutMs = Math.max(1, Math.floor(timeoutMs));
    const broker = redactUrl(url);
    report({ type: "connecting", role: this.role, broker });
    const attempt: { lost?: { readonly error: TransportError | undefined }; abandoned: boolean } = { abandoned: false };
    const connecting = transport.connect(
      {
        url: secret === undefined ? url : withSecret(url, secret.value, tls?.cert !== undefined),
        connectionName: `${connectionName} (${this.role})`,
        connectTimeoutMs,
        heartbeatSeconds,
        signal: this.#stop.signal,
        ...(tls === undefined ? {} : { tls }),
      },
      {
        closed: (error) => {
          attempt.lost = { error };
          if (connection !== undefined) this.#lost(connection, error);
        },
        blocked: (reason) => {
          if (!attempt.abandoned) this.#setBlocked(true, reason);
        },
        unblocked: () => this.#setBlocked(false, ""),
      },
    );
    let connection: TransportConnection | undefined;
    connecting.then(
      (late) => {
        if (attempt.abandoned) late.destroy();
      },
      () => undefined,
    );
    try {
      connection = await within(
        connecting,
        connectTimeoutMs,
        () => new TransportError("timeout", `${broker} did not open a connection within ${connectTimeoutMs} ms.`),
      );
    } catch (error) {
      attempt.abandoned = true;
      throw error;
    }
    if (this.#stop.signal.aborted) {
      connection.destroy();
      throw closedError();
    }
    if (attempt.lost !== undefined) {
      this.#setBlocked(false, "");
      throw attempt.lost.error ?? new TransportError("closed", `${broker} closed the connection at once.`);
    }
    this.#adopt(connection, broker);
    // Changed while the old one was on its way.
    if (this.#secret !== undefined && this.#secret !== secret) {
      this.#tellSecret(connection, this.#secret).catch(() => connection.destroy());
    }
  }

  #adopt(connection: TransportConnection, broker: string): void {
    this.#connection = connection;
    this.#state = "open";
    this.#backoff.succeeded();
    this.#backoffWhenRefused.succeeded();
    this.#settings.report({ type: "open", role: this.role, broker, ...connection.broker });
    for (const waiter of this.#waiting.splice(0)) waiter.resolve(connection);
  }

  #lost(connection: TransportConnection, error: TransportError | undefined): void {
    if (this.#connection !== connection) return;
    this.#connection = undefined;
    this.#setBlocked(false, "");
    this.#state = "reconnecting";
    this.#listener.lost(error);
    void this.#recover(error);
  }

  async #recover(lostTo: TransportError | undefined): Promise<void> {
    let error = lostTo;
    while (this.#state === "reconnecting") {
      this.#nextAttempt = new AbortController();
      const delayMs = Math.max(
        this.#backoff.nextDelayMs(),
        isFatal(error) ? this.#backoffWhenRefused.nextDelayMs() : 0,
      );
      this.#settings.report({
        type: "reconnecting",
        role: this.role,
        attempt: this.#backoff.attempt,
        delayMs,
        error,
      });
      await sleep(delayMs, this.#nextAttempt.signal);
      if (this.#stop.signal.aborted) return;
      try {
        // A password that was right once may be wrong on one broker only, or for a moment.
        await this.#connectToAny(() => false);
        return;
      } catch (failure) {
        error =
          failure instanceof TransportError
            ? failure
            : new TransportError("unreachable", "Connecting failed.", { cause: failure });
      }
    }
  }

  async #tellSecret(connection: TransportConnection, { value, reason }: Secret): Promise<void> {
    const { connectTimeoutMs } = this.#settings;
    const late = (): Error =>
      new TransportError("timeout", `The broker did not take the new secret within ${connectTimeoutMs} ms.`);
    try {
      await within(connection.updateSecret(value, { reason }), connectTimeoutMs, late);
    } catch (error) {
      if (!(error instanceof TransportError && error.kind === "closed")) throw error;
    }
  }

  #setBlocked(blocked: boolean, reason: string): void {
    if (this.#blocked === blocked) return;
    this.#blocked = blocked;
    this.#settings.report(blocked ? { type: "blocked", reason } : { type: "unblocked" });
    this.#listener.blockedChanged();
  }
}

function closedError(): EventError {
  return new EventError("CONNECTION_CLOSED", "The connection is closed. Open a new one with connect().");
}
