/**
 * Listeners belong to the program, and a program's mistake must not stop what keeps its messages: what
 * a listener throws is told to `error`. What `error` itself throws goes nowhere else, for there is
 * nobody left to tell.
 */
type Listeners<Events> = {
  [Name in keyof Events]: Events[Name] extends (...given: infer _) => void ? Events[Name] : never
}

export function guarded<Events extends Listeners<Events> & { error(caught: unknown): void }>(events: Events): Events {
  const guard =
    (listener: (...given: unknown[]) => void) =>
    (...given: unknown[]): void => {
      try {
        listener.apply(events, given)
      } catch (caught) {
        if (listener !== events.error) tell(caught)
      }
    }
  const tell = guard(events.error as (...given: unknown[]) => void)
  const entries = Object.entries(events).map(([name, listener]) => [name, guard(listener as () => void)])
  return Object.fromEntries(entries) as Events
}
