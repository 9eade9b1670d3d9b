import type { Translated } from '../words.ts'

export const settingsPl: Translated<'settings'> = {
  'purpose.analytics': 'Analityka',
  'purpose.personalization': 'Personalizacja',
  'purpose.advertising': 'Reklama',

  'purposeHelp.analytics': 'Zdarzenia są zapisywane.',
  'purposeHelp.personalization': 'Zdarzenia zmieniają profil i kolejność poleceń.',
  'purposeHelp.advertising': 'Klientów można eksportować do sieci reklamowych.',

  'settings.search': 'Wyszukiwanie i podobieństwo',

  'embedder.text':
    'Jak porównujemy teksty: dla podobnych produktów, wyszukiwania i nowości. Zmiana tworzy nowy indeks za działającym.',
  'embedder.static': 'Tabela wielojęzyczna',

  'embedderHelp.static': 'Angielski, polski, ukraiński i rosyjski, na brzegu sieci, obok słów sklepu.',

  'embedder.catalog': 'Słowa samego sklepu',

  'embedderHelp.catalog': 'Dowolny język, bez wytrenowanych wag.',

  'embedder.transformers': 'e5, na Twoim komputerze',

  'embedderHelp.transformers':
    'Najlepszy między językami. Nowe produkty do następnego uruchomienia znajdujemy po słowach sklepu.',

  'embedder.workers-ai': 'Workers AI',

  'embedderHelp.workers-ai': 'Cloudflare tworzy wektory ze wszystkich tytułów.',

  'embedder.table': {
    one: '{n} tekst, {when}.',
    few: '{n} teksty, {when}.',
    many: '{n} tekstów, {when}.',
    other: '{n} tekstu, {when}.',
  },
  'embedder.runFirst': 'Najpierw uruchom „npm run embed”; do tego czasu zastępuje go tabela wielojęzyczna.',
  'embedder.production': 'Tylko na produkcji.',
  'embedder.built': 'Nowy indeks działa',
  'embedder.index': {
    one: 'Indeks ma {n} produkt, po {dims} liczb:',
    few: 'Indeks ma {n} produkty, po {dims} liczb:',
    many: 'Indeks ma {n} produktów, po {dims} liczb:',
    other: 'Indeks ma {n} produktu, po {dims} liczb:',
  },
  'embedder.noIndex': 'Nie ma jeszcze indeksu.',

  'settings.site': 'Sklep',
  'settings.keys': 'Klucze i skrypt',
  'settings.email': 'E-mail',
  'settings.consent': 'Zgody',
  'settings.caps': 'Godziny i limity',
  'settings.save': 'Zapisz',
  'settings.saved': 'Zapisano ustawienia',
  'settings.currencyHelp': 'W niej są ceny i zamówienia.',
  'settings.languages': 'Języki sklepu',
  'settings.languagesHelp': 'Kody języków, np. en, pl, uk. Wiadomości są w języku, którego używa klient.',
  'settings.cartUrl': 'Adres koszyka',
  'settings.cartUrlHelp': 'Dokąd prowadzą linki do koszyka w wiadomościach.',
  'settings.postal': 'Adres pocztowy',
  'settings.postalHelp': 'Stoi w stopce każdego e-maila marketingowego, jak wymaga prawo.',
  'settings.origins': 'Dozwolone źródła',
  'settings.originsHelp': 'Przeglądarki mogą wołać tylko z nich. Puste: skądkolwiek.',

  'keys.blockHelp': 'Potem umieść bloki i skrzynkę tam, gdzie mają być:',
  'keys.write': 'Klucze zapisu',
  'keys.writeNote': 'dla przeglądarek, tylko dodają zdarzenia',
  'keys.public': 'publiczny',
  'keys.secret': 'Klucze tajne',
  'keys.secretNote': 'dla serwera sklepu, mogą wszystko',
  'keys.makeSecret': 'Utwórz klucz tajny',
  'keys.makeIdentity': 'Utwórz klucz tożsamości',
  'keys.since': 'od {when}',
  'keys.two': 'Naraz mogą działać dwa. Zmiana: utwórz drugi, wstaw go na serwer sklepu, zakończ pierwszy.',
  'keys.identity': 'Klucze tożsamości',
  'keys.identityNote': 'serwer sklepu podpisuje, kto jest zalogowany',
  'keys.noIdentity': 'Jeszcze żadnego. Bez niego to, co przeglądarka mówi o osobie, jest niepotwierdzone.',
  'keys.once': 'Skopiuj teraz. Więcej go nie pokażemy.',
  'keys.notMade': 'Nie utworzono klucza',
  'keys.end': 'Zakończ {name}',
  'keys.endTitle': 'Zakończyć {name}?',
  'keys.endText': 'Wywołania z tym kluczem będą odtąd odrzucane. Nie można tego cofnąć.',
  'keys.endKey': 'Zakończ klucz',
  'keys.keep': 'Zostaw',
  'keys.ended': 'Klucz zakończony',
  'keys.notEnded': 'Nie zakończono klucza',

  'email.title': 'SMTP',
  'email.text': 'Wiadomości wychodzą przez Twój serwer poczty, który też podpisuje je DKIM.',
  'email.host': 'Host',
  'email.port': 'Port',
  'email.security': 'Zabezpieczenie',
  'email.plain': 'Brak',
  'email.plainHelp': 'Po drodze nic nie jest szyfrowane. Tylko dla serwera na tej samej maszynie.',
  'email.user': 'Użytkownik',
  'email.keepPassword': 'bez zmian',
  'email.from': 'Od, adres',
  'email.fromName': 'Od, nazwa',
  'email.replyTo': 'Odpowiedź do',
  'email.testTitle': 'Wysyłka próbna',
  'email.to': 'Do',
  'email.send': 'Wyślij próbny e-mail',
  'email.saveFirst': 'Najpierw zapisz serwer.',
  'email.sent': 'Serwer przyjął e-mail do {to}.',
  'email.refused': 'Serwer odmówił.',

  'caps.text': 'Jak często i o jakich godzinach można pisać do jednego klienta. Wygrywa najsurowsza reguła.',
  'caps.in': { one: 'W {n} dzień', few: 'W {n} dni', many: 'W {n} dni', other: 'W {n} dnia' },
  'caps.email': 'E-maile na dzień',
  'caps.gap': 'Odstęp, godziny',
  'caps.anyHour': 'O każdej porze',
  'caps.from': 'Od',
  'caps.until': 'do',
  'caps.to': 'Do',
  'caps.zone': 'w strefie czasowej klienta',
  'caps.transactional':
    'Wiadomości transakcyjne, np. potwierdzenia zamówień, nie mają limitów i wychodzą o każdej porze.',

  'settings.model': 'Model językowy',

  'labeller.text':
    'Model językowy może powiedzieć, do czego służą produkty i co do czego pasuje, gdy same słowa sklepu tego nie mówią. Aisle działa też bez niego.',
  'labeller.provider': 'Usługa',
  'labeller.openai': 'Zgodna z OpenAI',
  'labeller.baseUrl': 'Adres',
  'labeller.baseUrlHelp':
    'To, co stoi przed /chat/completions: OpenAI, Mistral, Groq, OpenRouter, vLLM, Ollama i inne.',
  'labeller.model': 'Model',
  'labeller.key': 'Klucz',
  'labeller.keepKey': 'Bez zmian',
  'labeller.priceIn': 'Cena, 1 mln tokenów pytania',
  'labeller.priceOut': 'Cena, 1 mln tokenów odpowiedzi',
  'labeller.mostCost': 'Przebieg kosztuje najwyżej',
  'labeller.scope': 'O co pytamy',

  'labelScope.unsure': 'Tylko o to, czego słowa nie mówią',
  'labelScope.all': 'O każdy produkt',

  'labelScopeHelp.unsure': 'Produkty, których typ wynika z tytułu i kategorii, nic nie kosztują.',
  'labelScopeHelp.all': 'Model decyduje przed listami słów. To, co zablokowano lub przypisano, zostaje.',

  'labeller.nightly': 'Co noc pytaj o nowe produkty',
  'labeller.nightlyHelp': 'W ramach tego samego limitu.',
  'labeller.privacy': 'Do usługi trafiają tytuły, kategorie, marki i początki opisów. Nic o klientach.',
  'labeller.tryTitle': 'Wypróbuj',
  'labeller.try': 'Zapytaj o pięć produktów',
  'labeller.tryText': 'Pokazuje, czy model odpowiada i jak dobrze. Nic nie zostaje zapisane.',
  'labeller.tryCost': 'Kosztowało to {cost}.',
  'labeller.nothingToAsk': 'Słowa sklepu mówią typ każdego produktu: nie ma o co pytać.',
  'labeller.unsure': 'nie wie',
  'labeller.usedTitle': 'Dotychczas',
  'labeller.used': 'Produkty z odpowiedzią: {products}. Typy z powiązaniami: {types}. Zapłacono: {cost}.',
  'labeller.toTypes': 'Przejdź do typów i powiązań',
  'labeller.forget': 'Zapomnij odpowiedzi',
  'labeller.forgotten': 'Zapomniano: następny przebieg zdecyduje według słów',
  'labeller.forgetHelp':
    'Wyłączony model nie jest pytany, a jego odpowiedzi nadal obowiązują. Zapomniane trzeba opłacić od nowa, gdy znów zostanie zapytany.',
  'labeller.turnOff': 'Wyłącz',
}
