import type { Template, TemplateText } from '../template.ts'

/** What the mail says, apart from its form. Liquid inside. */
interface Words {
  subject: string
  preheader: string
  heading: string
  lead: string
  button: string
  below: string
  goesWith: string
  quantity: string
  view: string
  why: string
  unsubscribe: string
  or: string
  choose: string
  prices: string
}

const words: Readonly<Record<'en' | 'pl' | 'uk', Words>> = {
  en: {
    subject: 'Your cart is waiting{% if customer.firstName %}, {{ customer.firstName }}{% endif %}',
    preheader: '{{ items[0].title }} is still {{ items[0].price }}. Your cart is as you left it.',
    heading: 'Your cart is waiting{% if customer.firstName %}, {{ customer.firstName }}{% endif %}',
    lead: '{% if items.size == 1 %}It is in stock.{% elsif items.size == 2 %}Both are in stock.{% else %}All {{ items.size }} are in stock.{% endif %} Your cart is as you left it.',
    button: 'Back to your cart, {{ total }}',
    below: 'Changed your mind? You can change anything in the cart.',
    goesWith: 'Goes well with ',
    quantity: 'Quantity',
    view: 'View in browser',
    why: '{% if consentAt %}You get this because you allowed reminders on {{ consentAt }}.{% else %}You get this because you left products in your cart.{% endif %}',
    unsubscribe: 'Unsubscribe',
    or: 'or',
    choose: 'choose what we send',
    prices: 'Prices of {{ pricesAt }}.',
  },
  pl: {
    subject: 'Twój koszyk czeka{% if customer.firstName %}, {{ customer.firstName }}{% endif %}',
    preheader: '{{ items[0].title }} nadal kosztuje {{ items[0].price }}. Koszyk jest taki, jak go zostawiono.',
    heading: 'Twój koszyk czeka{% if customer.firstName %}, {{ customer.firstName }}{% endif %}',
    lead: '{% if items.size == 1 %}Produkt jest dostępny.{% elsif items.size == 2 %}Oba produkty są dostępne.{% else %}Wszystkie produkty są dostępne.{% endif %} Koszyk jest taki, jak go zostawiono.',
    button: 'Wróć do koszyka, {{ total }}',
    below: 'Zmiana planów? W koszyku można zmienić wszystko.',
    goesWith: 'Pasuje do: ',
    quantity: 'Liczba',
    view: 'Zobacz w przeglądarce',
    why: '{% if consentAt %}Piszemy, bo zgoda na przypomnienia jest z {{ consentAt }}.{% else %}Piszemy, bo w koszyku zostały produkty.{% endif %}',
    unsubscribe: 'Wypisz się',
    or: 'lub',
    choose: 'wybierz, co wysyłamy',
    prices: 'Ceny z {{ pricesAt }}.',
  },
  uk: {
    subject: 'Ваш кошик чекає{% if customer.firstName %}, {{ customer.firstName }}{% endif %}',
    preheader: '{{ items[0].title }} досі коштує {{ items[0].price }}. Кошик такий, яким ви його залишили.',
    heading: 'Ваш кошик чекає{% if customer.firstName %}, {{ customer.firstName }}{% endif %}',
    lead: '{% if items.size == 1 %}Товар є в наявності.{% elsif items.size == 2 %}Обидва товари є в наявності.{% else %}Усі товари є в наявності.{% endif %} Кошик такий, яким ви його залишили.',
    button: 'Повернутися до кошика, {{ total }}',
    below: 'Передумали? У кошику можна змінити все.',
    goesWith: 'Добре пасує до: ',
    quantity: 'Кількість',
    view: 'Переглянути в браузері',
    why: '{% if consentAt %}Ви отримали цей лист, бо дозволили нагадування {{ consentAt }}.{% else %}Ви отримали цей лист, бо залишили товари в кошику.{% endif %}',
    unsubscribe: 'Відписатися',
    or: 'або',
    choose: 'оберіть, що надсилати',
    prices: 'Ціни на {{ pricesAt }}.',
  },
}

const font = "'Inter',system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"

/** The look of mockups/09: paper, ink, one button; `.r4` tiles wrap to two on phones; colours turn in dark mode. */
const styles = `
a { color: inherit; }
.num { font-variant-numeric: tabular-nums; }
@media (prefers-color-scheme: dark) {
  body, .wrap, .outer > table { background: #121211 !important; }
  .box, .box > table { background: #1D1D1B !important; }
  .ink, .ink a, .ink div { color: #F1EFEA !important; }
  .tile { background: #2B2A27 !important; }
  .mut, .mut a, .mut div { color: #B4AFA5 !important; }
  .ln { border-color: #35332F !important; }
  .cta td, .cta a { background: #F1EFEA !important; color: #1B1B1A !important; }
  .sale { color: #FF9B85 !important; }
}
@media (max-width: 620px) {
  .pad > table > tbody > tr > td { padding-left: 20px !important; padding-right: 20px !important; }
  .r4 { width: 50% !important; display: inline-block !important; box-sizing: border-box !important; padding: 0 6px 14px 0 !important; }
  .r4:nth-child(even) { padding: 0 0 14px 6px !important; }
  .outer { display: none !important; }
}`

const mjml = (language: string, w: Words): string => `<mjml lang="${language}">
  <mj-head>
    <mj-title>{{ subject }}</mj-title>
    <mj-preview>{{ preheader }}</mj-preview>
    <mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
    <mj-breakpoint width="480px" />
    <mj-attributes>
      <mj-all font-family="${font}" padding="0" />
      <mj-text color="#1B1B1A" font-size="16px" line-height="24px" />
      <mj-section background-color="#FFFFFF" padding="0 40px" />
    </mj-attributes>
    <mj-style>${styles}</mj-style>
  </mj-head>
  <mj-body background-color="#EFEDE8" width="600px" css-class="wrap">
    <mj-section background-color="#EFEDE8" padding="10px" css-class="outer wrap"><mj-column></mj-column></mj-section>
    <mj-section padding="22px 40px 0" border-radius="16px 16px 0 0" css-class="box pad">
      <mj-column>
        <mj-table line-height="26px">
          <tr>
            <td class="ink" style="font-size:21px;line-height:26px;font-weight:700;letter-spacing:-.03em;color:#1B1B1A"><a href="{{ links.home }}" style="text-decoration:none;color:inherit">{{ shop.name | downcase }}</a></td>
            <td class="mut" align="right" style="font-size:13px;line-height:20px;color:#5F5B54"><a href="{{ links.view }}" style="color:inherit">${w.view}</a></td>
          </tr>
        </mj-table>
        <mj-text css-class="ink" padding="22px 0 0" font-size="30px" line-height="36px" font-weight="600" letter-spacing="-0.75px"><h1 style="margin:0;font:inherit;letter-spacing:inherit">${w.heading}</h1></mj-text>
        <mj-text css-class="mut" padding="8px 0 10px" color="#5F5B54">${w.lead}</mj-text>
      </mj-column>
    </mj-section>
    <mj-section css-class="box pad">
      <mj-column>
        <mj-table>
          {% for item in items %}<tr>
            <td class="ln" width="92" valign="middle" style="width:92px;padding:14px 0;{% unless forloop.last %}border-bottom:1px solid #E7E4DE{% endunless %}"><a href="{{ item.link }}"><span class="tile" style="display:block;background:#F4F2EE;border-radius:12px;width:92px;height:92px"><img src="{{ item.imageUrl }}" width="92" height="92" alt="" style="display:block;width:92px;height:92px;object-fit:cover;border:0;border-radius:12px"></span></a></td>
            <td class="ln" valign="middle" style="padding:14px 0 14px 16px;{% unless forloop.last %}border-bottom:1px solid #E7E4DE{% endunless %}"><a href="{{ item.link }}" style="text-decoration:none;color:inherit"><span class="ink" style="display:block;font-size:16px;line-height:22px;font-weight:600;color:#1B1B1A">{{ item.title }}</span>{% if item.details %}<span class="mut" style="display:block;font-size:14px;line-height:20px;color:#5F5B54">{{ item.details }}</span>{% endif %}{% if item.quantity > 1 %}<span class="mut" style="display:block;font-size:14px;line-height:20px;color:#5F5B54">${w.quantity}: {{ item.quantity }}</span>{% endif %}{% if item.lowestPrice %}<span class="mut" style="display:block;font-size:12px;line-height:17px;color:#5F5B54">{{ item.lowestPrice }}</span>{% endif %}</a></td>
            <td class="ln num" width="104" align="right" valign="middle" style="width:104px;padding:14px 0;{% unless forloop.last %}border-bottom:1px solid #E7E4DE{% endunless %}"><span class="{% if item.regularPrice %}sale{% else %}ink{% endif %}" style="display:block;font-size:16px;line-height:22px;font-weight:600;white-space:nowrap;color:{% if item.regularPrice %}#B3321F{% else %}#1B1B1A{% endif %}">{{ item.price }}</span>{% if item.regularPrice %}<s class="mut" style="display:block;font-size:13px;line-height:18px;white-space:nowrap;color:#5F5B54">{{ item.regularPrice }}</s>{% endif %}</td>
          </tr>{% endfor %}
        </mj-table>
        <mj-button css-class="cta num" href="{{ links.cart }}" width="100%" padding="8px 0 0" background-color="#1B1B1A" color="#FFFFFF" border-radius="12px" inner-padding="15px 24px" font-size="16px" line-height="20px" font-weight="600">${w.button}</mj-button>
        <mj-text css-class="mut" align="center" padding="10px 0 24px" font-size="13px" line-height="19px" color="#5F5B54">${w.below}</mj-text>
      </mj-column>
    </mj-section>
    <mj-section css-class="box pad">
      <mj-column>
        <mj-table>
          <tr><td class="ln" style="border-top:1px solid #E7E4DE;padding:20px 0 16px;font-size:0;line-height:0">{% assign heading = '${w.goesWith}' | append: items[0].title %}{% recommend 'cart-complements', limit: 4, title: heading %}</td></tr>
        </mj-table>
      </mj-column>
    </mj-section>
    <mj-section padding="0 40px 26px" border-radius="0 0 16px 16px" css-class="box pad">
      <mj-column>
        <mj-table>
          <tr><td class="ln mut" style="border-top:1px solid #E7E4DE;padding-top:16px;font-size:13px;line-height:20px;color:#5F5B54">${w.why} <a href="{{ links.unsubscribe }}" style="color:inherit">${w.unsubscribe}</a> ${w.or} <a href="{{ links.preferences }}" style="color:inherit">${w.choose}</a>.<br>{{ shop.name }}{% if shop.address != '' %}, {{ shop.address }}{% endif %}. ${w.prices}</td></tr>
        </mj-table>
      </mj-column>
    </mj-section>
    <mj-section background-color="#EFEDE8" padding="10px" css-class="outer wrap"><mj-column></mj-column></mj-section>
  </mj-body>
</mjml>`

const plain = (w: Words): string => `${w.heading}

${w.lead}

{% for item in items %}- {{ item.title }}{% if item.details %} ({{ item.details }}){% endif %}{% if item.quantity > 1 %}, ${w.quantity}: {{ item.quantity }}{% endif %}, {{ item.price }}{% if item.regularPrice %} ({{ item.regularPrice }}){% endif %}{% if item.lowestPrice %} {{ item.lowestPrice }}{% endif %}
  {{ item.link }}
{% endfor %}
${w.button}
{{ links.cart }}

{% assign heading = '${w.goesWith}' | append: items[0].title %}{% recommend 'cart-complements', limit: 4, title: heading %}

--
${w.why}
${w.unsubscribe}: {{ links.unsubscribe }}
${w.choose}: {{ links.preferences }}
{{ shop.name }}{% if shop.address != '' %}, {{ shop.address }}{% endif %}. ${w.prices}
`

const textIn = (language: 'en' | 'pl' | 'uk'): TemplateText => {
  const w = words[language]
  return { subject: w.subject, preheader: w.preheader, mjml: mjml(language, w), text: plain(w) }
}

/** The one reminder of a cart left behind (SCENARIOS.md 3, abandoned-cart), in the languages Aisle ships. */
export const abandonedCart1: Template = {
  id: 'abandoned-cart-1',
  version: 1,
  name: 'Abandoned cart: reminder',
  channel: 'email',
  languages: { en: textIn('en'), pl: textIn('pl'), uk: textIn('uk') },
}
