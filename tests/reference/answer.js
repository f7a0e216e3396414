// Answers expressions and templates as the reference implementation does: JSON lines in, JSON lines out, in order.
//
//   {"expr": TEXT, "scope": VALUE, "locale": TEXT?}                 evaluates one expression
//   {"template": VALUE, "data": VALUE?, "host": VALUE?}             expands one template
//
// An answer is {"value": VALUE} or {"error": "parse" | "eval" | "expand" | "throw"}. What JSON cannot show of the value of
// an expression is an object with the one key "~": its value is "undefined", "nan", "+inf", "-inf", "-0", "bytes:…" or
// "big:…". The clock stands still, the time zone is UTC. The packages are looked for in the folder that NODE_PATH names.
'use strict';

process.env.TZ = 'UTC';
const NOW = Date.parse('2020-08-01T00:12:20.000Z');
const RealDate = Date;
global.Date = class extends RealDate {
    constructor(...given) {
        if (given.length === 0) super(NOW);
        else super(...given);
    }
    static now() {
        return NOW;
    }
};
console.warn = () => {};
console.log = () => {};
console.error = () => {};

const { Expression, Options } = require('adaptive-expressions');
const { Template } = require('adaptivecards-templating');

function tagged(value) {
    if (value === undefined) return { '~': 'undefined' };
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'number') {
        if (Number.isNaN(value)) return { '~': 'nan' };
        if (!Number.isFinite(value)) return { '~': value > 0 ? '+inf' : '-inf' };
        return Object.is(value, -0) ? { '~': '-0' } : value;
    }
    if (typeof value === 'bigint') return { '~': `big:${value}` };
    if (value instanceof Uint8Array) return { '~': `bytes:${Buffer.from(value).toString('hex')}` };
    if (Array.isArray(value)) return Array.from(value, tagged);
    if (value && value.constructor && value.constructor.name.includes('Integer')) return { '~': `big:${value}` };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tagged(inner)]));
}

function evaluate({ expr, scope, locale }) {
    let parsed;
    try {
        parsed = Expression.parse(expr);
    } catch {
        return { error: 'parse' };
    }
    const options = new Options();
    if (locale) options.locale = locale;
    try {
        const { value, error } = parsed.tryEvaluate(scope, options);
        return error === undefined ? { value: tagged(value) } : { error: 'eval' };
    } catch {
        return { error: 'throw' };
    }
}

function expand({ template, data, host }) {
    let prepared;
    try {
        prepared = new Template(template);
    } catch {
        return { error: 'parse' };
    }
    try {
        const context = {};
        if (data !== undefined) context.$root = data;
        if (host !== undefined) context.$host = host;
        // A card is what is sent of it.
        return { value: JSON.parse(JSON.stringify(prepared.expand(context)) ?? 'null') };
    } catch {
        return { error: 'expand' };
    }
}

const lines = require('readline').createInterface({ input: process.stdin, crlfDelay: Infinity });
lines.on('line', (line) => {
    const asked = JSON.parse(line);
    const answer = 'expr' in asked ? evaluate(asked) : expand(asked);
    process.stdout.write(`${JSON.stringify(answer)}\n`);
});
