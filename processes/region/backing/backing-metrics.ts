/** What a region counts of the engines that it stands on, beside their requests. */
import type { Count, Metrics } from '../../../platform/metrics.ts'

export const ticketsUnansweredIn = (metrics: Metrics): Count =>
  metrics.count('resume_table_unanswered_total', 'questions about resume tickets that Redis did not answer')
