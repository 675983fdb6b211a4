/**
 * How long a connection to an engine says nothing before the kernel probes it. With the ten probes a second
 * apart behind it (libuv's), the time after which one that a firewall forgot is known to be dead although
 * nothing is sent on it.
 */
export const keepAliveMs = 10_000
