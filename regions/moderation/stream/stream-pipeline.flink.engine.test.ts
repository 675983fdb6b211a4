import { findingsPipelineContract } from '../pipeline/findings-pipeline.contract.ts'
import { openStreamOfTest } from './stream-of-test.node.ts'

findingsPipelineContract('on Flink', openStreamOfTest)
