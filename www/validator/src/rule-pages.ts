import { SeamlineError, messageOf } from './errors.js';

/** A rule with its page, as rules.json has it. */
export interface RulePage {
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  /** The page in Markdown. */
  readonly page: string;
}

/** Fetches the pages of all rules, which are not part of the module. */
export async function fetchRulePages(address: string | URL): Promise<RulePage[]> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw new SeamlineError('fetch-failed', `${address} cannot be fetched: ${messageOf(error)}`, {}, { cause: error });
  }
  if (!response.ok) throw new SeamlineError('fetch-failed', `${address} answers ${response.status}`);
  return (await response.json()) as RulePage[];
}
