import type { Translated } from '../words.ts'

export const settingsUk: Translated<'settings'> = {
  'purpose.analytics': 'Аналітика',
  'purpose.personalization': 'Персоналізація',
  'purpose.advertising': 'Реклама',

  'purposeHelp.analytics': 'Події зберігаються.',
  'purposeHelp.personalization': 'Події змінюють профіль і порядок рекомендацій.',
  'purposeHelp.advertising': 'Клієнтів можна передавати рекламним мережам.',

  'settings.search': 'Пошук і схожість',

  'embedder.text':
    'Як порівнюємо тексти: для схожих товарів, пошуку й новинок. Зміна будує новий індекс позаду чинного.',
  'embedder.static': 'Багатомовна таблиця',

  'embedderHelp.static': 'Англійська, польська, українська й російська, на краю мережі, поруч зі словами магазину.',

  'embedder.catalog': 'Слова самого магазину',

  'embedderHelp.catalog': 'Будь-яка мова, без навчених ваг.',

  'embedder.transformers': 'e5, на вашому комп’ютері',

  'embedderHelp.transformers': 'Найкращий між мовами. Нові товари до наступного запуску шукаємо за словами магазину.',

  'embedder.workers-ai': 'Workers AI',

  'embedderHelp.workers-ai': 'Cloudflare робить вектори з усіх назв.',

  'embedder.table': {
    one: '{n} текст, {when}.',
    few: '{n} тексти, {when}.',
    many: '{n} текстів, {when}.',
    other: '{n} тексту, {when}.',
  },
  'embedder.runFirst': 'Спершу запустіть «npm run embed»; доти працює багатомовна таблиця.',
  'embedder.production': 'Лише на продакшені.',
  'embedder.built': 'Новий індекс працює',
  'embedder.index': {
    one: 'В індексі {n} товар, по {dims} чисел:',
    few: 'В індексі {n} товари, по {dims} чисел:',
    many: 'В індексі {n} товарів, по {dims} чисел:',
    other: 'В індексі {n} товару, по {dims} чисел:',
  },
  'embedder.noIndex': 'Індексу ще немає.',

  'settings.site': 'Магазин',
  'settings.keys': 'Ключі й скрипт',
  'settings.email': 'E-mail',
  'settings.consent': 'Згоди',
  'settings.caps': 'Години й ліміти',
  'settings.save': 'Зберегти',
  'settings.saved': 'Налаштування збережено',
  'settings.currencyHelp': 'У ній зберігаються ціни й замовлення.',
  'settings.languages': 'Мови магазину',
  'settings.languagesHelp': 'Коди мов, наприклад en, pl, uk. Повідомлення пишуться мовою клієнта.',
  'settings.cartUrl': 'Адреса кошика',
  'settings.cartUrlHelp': 'Куди ведуть посилання на кошик у повідомленнях.',
  'settings.postal': 'Поштова адреса',
  'settings.postalHelp': 'Стоїть унизу кожного маркетингового листа, як вимагає закон.',
  'settings.origins': 'Дозволені джерела',
  'settings.originsHelp': 'Браузери можуть звертатися лише з них. Порожньо: звідусіль.',

  'keys.blockHelp': 'Потім поставте блоки й скриньку там, де їм місце:',
  'keys.write': 'Ключі запису',
  'keys.writeNote': 'для браузерів, лише додають події',
  'keys.public': 'публічний',
  'keys.secret': 'Таємні ключі',
  'keys.secretNote': 'для сервера магазину, можуть усе',
  'keys.makeSecret': 'Створити таємний ключ',
  'keys.makeIdentity': 'Створити ключ особи',
  'keys.since': 'від {when}',
  'keys.two':
    'Водночас можуть діяти два. Щоб замінити: створіть другий, поставте його на сервер магазину, завершіть перший.',
  'keys.identity': 'Ключі особи',
  'keys.identityNote': 'сервер магазину підписує, хто увійшов',
  'keys.noIdentity': 'Ще немає. Без нього те, що браузер каже про особу, лишається непідтвердженим.',
  'keys.once': 'Скопіюйте зараз. Більше його не буде видно.',
  'keys.notMade': 'Ключ не створено',
  'keys.end': 'Завершити {name}',
  'keys.endTitle': 'Завершити {name}?',
  'keys.endText': 'Виклики з цим ключем відтепер відхилятимуться. Повернути це не можна.',
  'keys.endKey': 'Завершити ключ',
  'keys.keep': 'Лишити',
  'keys.ended': 'Ключ завершено',
  'keys.notEnded': 'Ключ не завершено',

  'email.title': 'SMTP',
  'email.text': 'Повідомлення йдуть через ваш поштовий сервер, він же підписує їх DKIM.',
  'email.host': 'Сервер',
  'email.port': 'Порт',
  'email.security': 'Захист',
  'email.plain': 'Немає',
  'email.plainHelp': 'Дорогою ніщо не шифрується. Лише для сервера на тій самій машині.',
  'email.user': 'Користувач',
  'email.keepPassword': 'без змін',
  'email.from': 'Від, адреса',
  'email.fromName': 'Від, ім’я',
  'email.replyTo': 'Відповідь на',
  'email.testTitle': 'Пробне надсилання',
  'email.to': 'Кому',
  'email.send': 'Надіслати пробний лист',
  'email.saveFirst': 'Спершу збережіть сервер.',
  'email.sent': 'Сервер прийняв лист для {to}.',
  'email.refused': 'Сервер відмовив.',

  'caps.text': 'Як часто і в які години можна писати одному клієнтові. Діє найсуворіше правило.',
  'caps.in': { one: 'За {n} день', few: 'За {n} дні', many: 'За {n} днів', other: 'За {n} дня' },
  'caps.email': 'Листів на день',
  'caps.gap': 'Проміжок, годин',
  'caps.anyHour': 'У будь-яку годину',
  'caps.from': 'Від',
  'caps.until': 'до',
  'caps.to': 'До',
  'caps.zone': 'у часовому поясі клієнта',
  'caps.transactional':
    'Транзакційні повідомлення, як-от підтвердження замовлень, не мають лімітів і йдуть у будь-яку годину.',

  'settings.model': 'Мовна модель',

  'labeller.text':
    'Мовна модель може сказати, для чого товари і що до чого пасує, коли самі слова магазину цього не кажуть. Aisle працює і без неї.',
  'labeller.provider': 'Сервіс',
  'labeller.openai': 'Сумісний з OpenAI',
  'labeller.baseUrl': 'Адреса',
  'labeller.baseUrlHelp':
    'Те, що стоїть перед /chat/completions: OpenAI, Mistral, Groq, OpenRouter, vLLM, Ollama та інші.',
  'labeller.model': 'Модель',
  'labeller.key': 'Ключ',
  'labeller.keepKey': 'Без змін',
  'labeller.priceIn': 'Ціна, 1 млн токенів запиту',
  'labeller.priceOut': 'Ціна, 1 млн токенів відповіді',
  'labeller.mostCost': 'Запуск коштує щонайбільше',
  'labeller.scope': 'Про що питаємо',

  'labelScope.unsure': 'Лише про те, чого слова не кажуть',
  'labelScope.all': 'Про кожен товар',

  'labelScopeHelp.unsure': 'Товари, чий тип видно з назви й категорії, нічого не коштують.',
  'labelScopeHelp.all': 'Модель вирішує раніше за списки слів. Те, що ви закріпили чи призначили, лишається.',

  'labeller.nightly': 'Щоночі питати про нові товари',
  'labeller.nightlyHelp': 'У межах того самого ліміту.',
  'labeller.privacy': 'До сервісу йдуть назви, категорії, бренди й початки описів. Нічого про клієнтів.',
  'labeller.tryTitle': 'Спробувати',
  'labeller.try': 'Спитати про п’ять товарів',
  'labeller.tryText': 'Показує, чи модель відповідає і наскільки добре. Нічого не зберігається.',
  'labeller.tryCost': 'Це коштувало {cost}.',
  'labeller.nothingToAsk': 'Слова магазину кажуть тип кожного товару: питати нема про що.',
  'labeller.unsure': 'не знає',
  'labeller.usedTitle': 'Дотепер',
  'labeller.used': 'Товарів із відповіддю: {products}. Типів зі зв’язками: {types}. Сплачено: {cost}.',
  'labeller.toTypes': 'До типів і зв’язків',
  'labeller.forget': 'Забути відповіді',
  'labeller.forgotten': 'Забуто: наступний запуск вирішить за словами',
  'labeller.forgetHelp':
    'Вимкнену модель не питають, а її відповіді діють далі. Забуті доведеться оплатити знову, коли її спитають.',
  'labeller.turnOff': 'Вимкнути',
}
