/**
 * Asks another node, four times at most. The driver's own policy never repeats a write that timed out,
 * and on a busy machine those are common; it repeats connection errors without any bound, which once
 * let one lost node stop all workers of somebody. Asked only about idempotent statements.
 */
import { policies } from 'cassandra-driver'

type Asked = policies.retry.OperationInfo
type Decision = policies.retry.DecisionInfo

const retriesMax = 4

export class BoundedRetry extends policies.retry.RetryPolicy {
  override onWriteTimeout(asked: Asked): Decision {
    return this.#elsewhere(asked)
  }

  override onReadTimeout(asked: Asked): Decision {
    return this.#elsewhere(asked)
  }

  override onRequestError(asked: Asked): Decision {
    return this.#elsewhere(asked)
  }

  override onUnavailable(asked: Asked): Decision {
    return this.#elsewhere(asked)
  }

  #elsewhere({ nbRetry, executionOptions }: Asked): Decision {
    if (nbRetry >= retriesMax || !executionOptions.isIdempotent()) return this.rethrowResult()
    return this.retryResult(executionOptions.getConsistency(), false)
  }
}
