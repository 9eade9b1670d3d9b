/**
 * What buyers complain of, by beginnings of words in English, Polish and Ukrainian. `broken`: the word alone is the complaint;
 * `about`: it names the subject, and the sentence or its rating must say that something is wrong.
 */
interface Topic {
  broken: string
  about: string
}

const topics: Readonly<Record<string, Topic>> = {
  breaks: {
    broken:
      "broke|broken|breaks|stopped working|doesn't work|does not work|not working|defect|faulty|fell apart|cracked|dead after|" +
      'zepsu|psuje|nie działa|przestał|uszkodz|wadliw|pękł|rozpad|złama|zlama|' +
      'зламав|ламаєт|поламав|не працює|перестав|дефект|брак|тріснув|розвалив|зіпсував',
    about: 'durab|lifespan|trwał|żywotn|міцніст|надійніст',
  },
  quality: {
    broken:
      'cheap plastic|flimsy|poorly made|low quality|poor quality|bad quality|tandet|słaba jakość|kiepsk|badziew|' +
      'погана якість|низька якість|неякісн|дешевий пластик|халтур',
    about:
      'quality|material|workmanship|stitch|plastic|jakoś|materiał|wykonani|szwy|плаcтик|якіст|матеріал|шви|пластик',
  },
  size: {
    broken:
      'too small|too big|too large|too tight|too short|too long|za mał|za duż|za ciasn|za krótk|zbyt mał|zbyt duż|' +
      'замал|завелик|затісн|закоротк|занадто мал|занадто велик',
    about: 'size|sizing|fit|rozmiar|rozmiarówk|розмір|сидить',
  },
  description: {
    broken:
      'not as described|not as pictured|misleading|different from the picture|niezgodn|inny niż|wprowadza w błąd|' +
      'не відповідає|не як на фото|інший колір|вводить в оману',
    about: 'description|picture|photo|colou?r|opis|zdjęci|kolor|опис|фото|колір',
  },
  delivery: {
    broken:
      'arrived late|never arrived|damaged box|arrived damaged|spóźni|nie dotarł|запізнил|не доставил|прийшло пошкоджен',
    about: "delivery|shipping|courier|packag|dostaw|wysyłk|kurier|paczk|opakowani|доставк|посилк|упаковк|курʼєр|кур'єр",
  },
  noise: {
    broken: 'too loud|noisy|za głośn|hałaśliw|hałasuj|шумн|занадто гучн|дуже гучн|гуде|скрипить',
    about: 'noise|loud|sound|hałas|głośn|dźwięk|шум|гучн|звук',
  },
  battery: {
    broken:
      "battery dies|won't charge|does not charge|nie ładuje|szybko się rozładow|не заряджа|швидко розряджа|батарея сіда",
    about: 'batter|charg|bateri|akumulator|ładowa|батаре|акумулятор|заряд',
  },
  comfort: {
    broken: 'uncomfortable|hurts|itch|scratchy|niewygodn|uwiera|obcier|drapi|незручн|тисне|муляє|натирає|колеться',
    about: 'comfort|wygod|комфорт|зручн',
  },
  smell: {
    broken: 'stinks|smells bad|awful smell|śmierdz|brzydki zapach|смердить|неприємний запах',
    about: 'smell|odou?r|taste|zapach|smak|запах|смак',
  },
  use: {
    broken:
      'hard to use|difficult to|confusing|instructions missing|trudn|skomplikowan|niezrozumiał|brak instrukcji|складно|незрозуміл|без інструкції',
    about: 'instruction|manual|setup|assembl|app|instrukcj|montaż|obsług|aplikacj|інструкці|налаштуван|монтаж|застосун',
  },
  price: {
    broken: 'overpriced|not worth|waste of money|za drog|nie warto|strata pieniędzy|задорог|не варт|викинуті гроші',
    about: 'price|money|cena|ceny|pieniąd|ціна|ціни|грош',
  },
  service: {
    broken: "no reply|refused|won't refund|nie odpowiad|odmówi|nie chcą zwróc|не відповідаю|відмовил|не повертаю",
    about:
      'customer service|support|refund|warranty|obsługa klienta|reklamacj|zwrot|gwarancj|підтримк|гаранті|поверненн',
  },
}

const wrong =
  "\\bnot\\b|n't\\b|\\bno\\b|never|bad|poor|terribl|awful|horribl|worst|disappoint|problem|useless|wrong|unfortunately|too |" +
  'nie |brak|zły|złej|słab|okropn|fataln|najgors|rozczarow|problem|bezużyteczn|niestety|zbyt|за |' +
  'не |немає|поган|жахлив|найгірш|розчар|проблем|на жаль|занадто|марн'
const fine =
  'no (problems?|issues?|complaints?)|not? bad|nothing (bad|wrong)|never had (a )?problem|bez problemów|nie mam zastrzeżeń|żadnych problemów|' +
  'без проблем|жодних проблем|немає нарікань|без нарікань'

const words = (stems: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems})`, 'iu')
const compiled = Object.entries(topics).map(([topic, { broken, about }]) => ({
  topic,
  broken: words(broken),
  about: words(about),
}))
const isWrong = words(wrong)
const isFine = words(fine)

/** What a sentence complains of. `rating` of its review: 1 and 2 are complaints already, 3 and more must say what is wrong. */
export function complaintsIn(sentence: string, rating: number): string[] {
  const plain = sentence.replaceAll(/[\u2018\u2019\u02bc]/g, "'")
  if (isFine.test(plain)) return []
  const saysWrong = rating <= 2 || (rating < 4 && isWrong.test(plain))
  return compiled
    .filter(
      ({ broken, about }) =>
        (broken.test(plain) && !(rating >= 4.5 && !isWrong.test(plain))) || (saysWrong && about.test(plain)),
    )
    .map(({ topic }) => topic)
}

/** A sentence of a bad review that no topic names may still be a complaint. */
export const isGrievance = (sentence: string, rating: number): boolean =>
  !isFine.test(sentence) && (rating <= 2 ? sentence.length > 12 : rating < 4 && isWrong.test(sentence))

/** Sentences of a review, at most 300 characters each. */
export const sentencesOf = (text: string): string[] =>
  (text.match(/[^.!?…\n]+[.!?…]*/gu) ?? [])
    .map((sentence) => sentence.trim().slice(0, 300))
    .filter((sentence) => /\p{L}/u.test(sentence))
    .slice(0, 60)
