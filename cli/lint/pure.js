// Lint rules of our own: time, chance and ids are arguments in the pure rings (DESIGN, rule of the rings).

const clockOrChance = new Map([
  ['Date', new Set(['now'])],
  ['performance', new Set(['now'])],
  ['Math', new Set(['random'])],
  ['crypto', new Set(['randomUUID', 'getRandomValues'])],
])

const memberOf = (node) =>
  node.callee.type === 'MemberExpression' && node.callee.object.type === 'Identifier' && !node.callee.computed
    ? [node.callee.object.name, node.callee.property.name]
    : [undefined, undefined]

const isBareNewDate = (node) =>
  node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0

const noClockOrChance = {
  create: (context) => ({
    CallExpression(node) {
      const [object, property] = memberOf(node)
      if (clockOrChance.get(object)?.has(property)) {
        context.report({
          node,
          message: `${object}.${property}() in a pure ring: take time, chance and ids as arguments.`,
        })
      }
    },
    NewExpression(node) {
      if (isBareNewDate(node))
        context.report({ node, message: 'new Date() in a pure ring: take the time as an argument.' })
    },
  }),
}

const readTheClock = {
  create: (context) => ({
    CallExpression(node) {
      const [object, property] = memberOf(node)
      if (object === 'Date' && property === 'now') {
        context.report({
          node,
          message: 'Date.now() outside worker/clock.ts: read clock.now(), so that /dev/clock moves it.',
        })
      }
    },
    NewExpression(node) {
      if (isBareNewDate(node)) context.report({ node, message: 'new Date() without a time: read clock.now().' })
    },
  }),
}

export default {
  meta: { name: 'aisle' },
  rules: { 'no-clock-or-chance': noClockOrChance, 'read-the-clock': readTheClock },
}
