/**
 * Loaded before each test file of `npm test`: properties draw from one seed, so that a change, and not
 * chance, decides whether a run is green. `MERIDIAN_PROPERTY_SEED=random` looks elsewhere, a number
 * there again; `npm run fuzz` always looks elsewhere.
 */
import { configureGlobal } from 'fast-check'

const given = process.env['MERIDIAN_PROPERTY_SEED'] ?? '1'
if (given !== 'random') configureGlobal({ seed: Number(given) })
