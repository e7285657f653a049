import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Wrong passwords for one address in an hour, from wherever they come: a memory that fails needs far fewer. */
const WRONG_MAX = 30
const HOUR_SECONDS = 3_600

/**
 * The slow count of wrong passwords, by address and not by network: a list of passwords tried from a thousand
 * networks tires no door. It counts for addresses without an account too, so that it tells of none. It is in memory,
 * as the other limits of the site (decision 0016); a link by e-mail and a passkey stay open, so that nobody shuts
 * somebody else out.
 */
export function countGuesses() {
  const wrong = new RateLimiterMemory({ points: WRONG_MAX, duration: HOUR_SECONDS })
  return {
    /** Counts one before it is tried, so that many at once count too. Answers the seconds to wait after too many. */
    begin: async (email: string): Promise<number | undefined> => {
      const { consumedPoints, msBeforeNext } = await wrong.penalty(email, 1)
      return consumedPoints > WRONG_MAX ? Math.ceil(msBeforeNext / 1_000) : undefined
    },
    /** It was not a wrong password. */
    takeBack: async (email: string): Promise<void> => {
      await wrong.reward(email, 1)
    },
  }
}
