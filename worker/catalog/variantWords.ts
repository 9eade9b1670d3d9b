/** Words of colours, sizes and wearers, English, Polish and Ukrainian: stems, since adjectives bend. */
const colours = [
  'black|white|red|blue|green|yellow|grey|gray|silver|gold|golden|pink|purple|violet|orange|brown|beige|navy|teal',
  'turquoise|ivory|cream|charcoal|graphite|burgundy|olive|sage|rose|lilac|copper|bronze|transparent|clear',
  'czarn\\p{L}*|biał\\p{L}*|czerwon\\p{L}*|niebiesk\\p{L}*|zielon\\p{L}*|żółt\\p{L}*|szar\\p{L}*|srebrn\\p{L}*|złot\\p{L}*',
  'różow\\p{L}*|fioletow\\p{L}*|pomarańczow\\p{L}*|brązow\\p{L}*|beżow\\p{L}*|granatow\\p{L}*|kremow\\p{L}*|bordow\\p{L}*',
  'чорн\\p{L}*|біл\\p{L}*|червон\\p{L}*|син\\p{L}{1,3}|блакитн\\p{L}*|зелен\\p{L}*|жовт\\p{L}*|сір\\p{L}*|срібн\\p{L}*|золот\\p{L}*',
  'рожев\\p{L}*|фіолетов\\p{L}*|помаранчев\\p{L}*|коричнев\\p{L}*|бежев\\p{L}*|бордов\\p{L}*',
].join('|')
const sizes = 'xxs|xs|s|m|l|xl|xxl|xxxl|small|medium|large|mini|left|right|lewy|prawy'
const wearers =
  "(?:wo)?men(?:'?s)?|ladies|boys?(?:')?|girls?(?:')?|kids?|unisex|damsk\\p{L}*|męsk\\p{L}*|dziecięc\\p{L}*|" +
  'жіноч\\p{L}*|чоловіч\\p{L}*|дитяч\\p{L}*'
const word = new RegExp(`^(?:${colours}|${sizes}|${wearers}|\\d+(?:[.,]\\d+)?)$`, 'u')

/** A colour, a size, a number or whom it is for: what tells variants of one thing apart. `word` is lower case. */
export const isVariantWord = (text: string): boolean => word.test(text)
