/** The severities, the worst first, and the sign of each. */
export const SEVERITIES = ['error', 'warning', 'hint'] as const;
export const SIGNS = { error: '◆', warning: '▲', hint: '○' } as const;
