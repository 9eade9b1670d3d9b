import type { Topic } from '../model/consent.ts'

export interface PreferenceWords {
  unsubscribeTitle: string
  unsubscribeAsk: string
  unsubscribeButton: string
  unsubscribed: string
  unsubscribedMore: string
  preferencesTitle: string
  preferencesLead: string
  save: string
  saved: string
  channels: Readonly<Record<'email' | 'inbox', string>>
  topics: Readonly<Record<Topic, string>>
  back: string
}

/** What the two pages behind a message's footer say. `{shop}` is the shop's name. */
export const preferenceWords: Readonly<Record<'en' | 'pl' | 'uk', PreferenceWords>> = {
  en: {
    unsubscribeTitle: 'Unsubscribe',
    unsubscribeAsk: 'Stop all e-mails from {shop} but those about your orders?',
    unsubscribeButton: 'Unsubscribe',
    unsubscribed: 'You are unsubscribed.',
    unsubscribedMore: 'From now on {shop} only writes to you about your orders.',
    preferencesTitle: 'What we send you',
    preferencesLead: 'Choose what {shop} may send, and where. It applies at once.',
    save: 'Save',
    saved: 'Saved.',
    channels: { email: 'E-mail', inbox: 'Inbox on the site' },
    topics: {
      reminders: 'Reminders of your cart and wish list',
      'price-alerts': 'Price alerts',
      'stock-alerts': 'Back in stock',
      offers: 'Offers',
      news: 'News',
      surveys: 'Surveys and reviews',
    },
    back: 'Choose what we send',
  },
  pl: {
    unsubscribeTitle: 'Wypisz się',
    unsubscribeAsk: 'Zakończyć wszystkie e-maile od {shop} poza tymi o zamówieniach?',
    unsubscribeButton: 'Wypisz się',
    unsubscribed: 'Wypisano.',
    unsubscribedMore: 'Od teraz {shop} pisze tylko w sprawie zamówień.',
    preferencesTitle: 'Co wysyłamy',
    preferencesLead: 'Wybierz, co {shop} może wysyłać i gdzie. Zmiana działa od razu.',
    save: 'Zapisz',
    saved: 'Zapisano.',
    channels: { email: 'E-mail', inbox: 'Skrzynka na stronie' },
    topics: {
      reminders: 'Przypomnienia o koszyku i liście życzeń',
      'price-alerts': 'Spadki cen',
      'stock-alerts': 'Znów dostępne',
      offers: 'Oferty',
      news: 'Nowości',
      surveys: 'Ankiety i opinie',
    },
    back: 'Wybierz, co wysyłamy',
  },
  uk: {
    unsubscribeTitle: 'Відписатися',
    unsubscribeAsk: 'Припинити всі листи від {shop}, крім листів про замовлення?',
    unsubscribeButton: 'Відписатися',
    unsubscribed: 'Вас відписано.',
    unsubscribedMore: 'Відтепер {shop} пише вам лише про замовлення.',
    preferencesTitle: 'Що ми надсилаємо',
    preferencesLead: 'Оберіть, що {shop} може надсилати і куди. Зміни діють одразу.',
    save: 'Зберегти',
    saved: 'Збережено.',
    channels: { email: 'Електронна пошта', inbox: 'Скринька на сайті' },
    topics: {
      reminders: 'Нагадування про кошик і список бажань',
      'price-alerts': 'Зниження цін',
      'stock-alerts': 'Знову в наявності',
      offers: 'Пропозиції',
      news: 'Новини',
      surveys: 'Опитування та відгуки',
    },
    back: 'Обрати, що надсилати',
  },
}
