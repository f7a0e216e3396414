// Says how fast the reference implementation is: a JSON value in, a JSON value out.
//
//   {"template": VALUE, "data": VALUE, "expressions": [TEXT], "scope": VALUE, "millis": NUMBER}
//   {"version": TEXT, "card": [RATE, RATE], "expressions": [[RATE, RATE]]}
//
// A rate is how many times a second, the first with what was read beforehand, the second read each time. `millis` is how
// long each is measured, after as long to get warm. The packages are looked for in the folder that NODE_PATH names.
'use strict';

process.env.TZ = 'UTC';
const { Expression } = require('adaptive-expressions');
const { Template } = require('adaptivecards-templating');

const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));

function rate(run) {
    const round = () => {
        const start = process.hrtime.bigint();
        let count = 0;
        let took = 0;
        while (took < asked.millis * 1e6) {
            for (let at = 0; at < 4; at += 1) run();
            count += 4;
            took = Number(process.hrtime.bigint() - start);
        }
        return (count * 1e9) / took;
    };
    round();
    return round();
}

const context = { $root: asked.data };
const prepared = new Template(asked.template);
const card = [rate(() => prepared.expand(context)), rate(() => new Template(asked.template).expand(context))];

const expressions = asked.expressions.map((text) => {
    const parsed = Expression.parse(text);
    const { error } = parsed.tryEvaluate(asked.scope);
    if (error) throw new Error(`${text}: ${error}`);
    return [rate(() => parsed.tryEvaluate(asked.scope)), rate(() => Expression.parse(text).tryEvaluate(asked.scope))];
});

process.stdout.write(JSON.stringify({ version: process.version, card, expressions }));
