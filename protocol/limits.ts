/**
 * Every limit a user, client or operator can meet, each with its reason. Whoever reaches one gets an
 * error that names it; nothing is dropped silently.
 */
export const limits = {
  /** UTF-8 bytes of a text: a long letter, and a row that still fits many times into a page. */
  textBytesMax: 32_768,
  /** Bytes of a body that is not a text (reactions, edits, structured content); room for an edit of a full text. */
  bodyBytesMax: 36_864,
  /** Bytes of a frame: seven full texts; beyond it a page would hold up everything behind it on a phone. */
  frameBytesMax: 262_144,
  /** Bytes a connection may send before hello is accepted: ticket, key and capabilities are below 1 KiB. */
  bytesBeforeHelloMax: 4_096,
  /** Milliseconds from connect to hello: four slow round trips. */
  helloTimeoutMs: 5_000,
  /** Members of a group: one row per region keeps writes flat, but everyone is pushed to. */
  groupMembersMax: 500,
  /** Memberships of one person in one group that a region knows, the newest: nobody comes and goes more often to read. */
  intervalsKeptMax: 64,
  /** People who have left a group and may still read what they saw there, per region, the last to go: state is loaded whole. */
  formerMembersMax: 2_000,
  /** Times that a region had members of a group and then none, that can still be repaired: a repair comes within minutes. */
  regionStaysMax: 256,
  /** Lane generations whose counters a part keeps, the newest: a lane that is stuck may be narrowed as often meanwhile and still show a lost tail (R3). */
  laneGenerationsMax: 32,
  /** Groups of one person: a sync compares each head (S5). */
  groupsPerPersonMax: 500,
  /** Parents a message names: the quote, the newest group post, two in reserve (G6). */
  parentsMax: 4,
  /** People a message mentions: more is `everyone`. */
  mentionsMax: 50,
  /** Rows in a sync page: about 20 KB of ordinary messages. */
  pageRowsMax: 500,
  pageRowsDefault: 100,
  /** Bytes of rows in a sync page: well below a frame. */
  pageBytesMax: 196_608,
  /** Rows in a history page. */
  historyRowsMax: 200,
  /** Repaired records per request (W11): a gap is healed in steps that do not stop the part. */
  repairRowsMax: 100,
  /** Answered `n` of a writer that keep hash and verdict (W4): more than any client keeps in flight. */
  writerWindow: 256,
  /** Devices of a peer whose newest `n` a chain remembers (W12), the newest ones: eight generations of all devices. */
  writersSeenMax: 256,
  /** Sends a device may have in flight: half of the window, so that a whole retry still gets exact answers. */
  sendsInFlightMax: 128,
  /**
   * Runs of refusals remembered per chain, against a second copy: refusals are numbered, so there is one
   * run, and more only while some are lost on their way. A refusal whose run was forgotten makes a row again.
   */
  refusalRunsMax: 64,
  /**
   * Runs of places that blocks kept away, remembered per conversation: somebody blocked and let in again each
   * month for five years. The two oldest become one with what lies between them, of which nothing is told.
   */
  keptAwayRunsMax: 64,
  /** Syncs and requests of one connection under way: a client has one sync and a screen's requests; an answer may have a page's bytes. */
  asksInFlightMax: 32,
  /** Typing notices of one connection: one every three seconds for each of a few conversations; more are not told. */
  typingsPerSecond: 2,
  typingsBurst: 10,
  /** Devices of one person: phones, tablets, desks, bots; each costs a writer's window. */
  devicesMax: 32,
  /** People a person may block or keep as contacts. */
  contactsMax: 5_000,
  /** UTF-8 bytes and code points of a display, group or sign-in name. */
  nameBytesMax: 256,
  nameCodePointsMax: 64,
  passwordBytesMin: 8,
  passwordBytesMax: 1_024,
  /** Sends per second and device, sustained, and how many at once (Signal allows 1 and 60; we are a bot platform, too). */
  sendsPerSecond: 50,
  sendsBurst: 200,
  /** Characters of a request's path and query: the longest name, percent-encoded, fits; an envelope names them all. */
  requestTargetCharactersMax: 1_024,
  /** HTTP requests per second and person. */
  requestsPerSecond: 20,
  requestsBurst: 100,
  /** Sign-in tries per account in ten minutes before it slows down (per account and device, never per address). */
  signInTriesMax: 10,
  /** Sign-ups per network (IPv4 address or IPv6 /64) and hour: a school class or two on its first day, no farm of accounts. */
  signUpsPerHour: 100,
  /** People look-ups per person and minute: enough for a contact list, too little to walk a directory. */
  lookupsPerMinute: 30,
  /** Bytes waiting for one socket; beyond it heads only, then close with resume. */
  socketBufferBytesMax: 1_048_576,
  /** Records, bytes a part's fold may be ahead of its effects (W10). */
  effectsAheadRecordsMax: 10_000,
  effectsAheadBytesMax: 67_108_864,
  /** Presence subscriptions of one connection: the people on a screen and some scrolling. */
  presenceWatchesMax: 200,
  /** Milliseconds a typing notice lives without another. */
  typingTtlMs: 6_000,
  /** Milliseconds a device holds a message whose parent is not shown yet (G6). */
  parentHoldMs: 5_000,
  /** Days a `client_msg_id` without counter is remembered, and how far ahead it may lie (W5). */
  unaryIdDays: 7,
  unaryIdAheadMs: 300_000,
  /**
   * Requests without a counter whose answers a person's state keeps: at the limit of requests per second
   * the last three minutes, and a retry comes within seconds. What is forgotten is refused, never new.
   */
  unaryIdsMax: 4_096,
  /** Hours after which an unsent message waits for its author's decision instead of being sent late. */
  outboxAgeMaxMs: 86_400_000,
  /** Unanswered sends of a device: a day's worth of a busy bot without network; all of them are numbered and kept. */
  outboxMax: 5_000,
  /** How long, and how many of the newest, accepted sends a device keeps for a region that has lost them (R10): a person's week. */
  acceptedKeptMs: 604_800_000,
  acceptedKeptMax: 2_000,
  /** Milliseconds in which a message may be edited: what was read and answered should stay. Recall has no end. */
  editWindowMs: 900_000,
  /** Own messages of a conversation that may be edited, the newest: one every four seconds for as long as the window is. */
  editableMessagesMax: 256,
  /** Runs of places that are messages, kept per member of a group: between two of them stands what is none. */
  messageRunsMax: 64,
  /** Distinct reactions of one person on one message: more than a screen shows beside it. */
  reactionsPerMessageMax: 20,
  /**
   * Messages of a conversation whose reactions by one person are counted, the last ones reacted to: what
   * is on a screen and some before it, at most 3 KB of state. On an older one they count anew.
   */
  reactedMessagesMax: 32,
  /** UTF-8 bytes of a reaction: the longest emoji sequence in use takes 35. */
  reactionBytesMax: 64,
} as const

export type LimitName = keyof typeof limits
