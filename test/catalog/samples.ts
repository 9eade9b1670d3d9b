import type { FeedFormat } from '../../worker/catalog/feedFormat.ts'
import { csv } from '../../worker/catalog/formats/csv.ts'
import { googleRss } from '../../worker/catalog/formats/googleRss.ts'
import { json } from '../../worker/catalog/formats/json.ts'
import { jsonFeed } from '../../worker/catalog/formats/jsonFeed.ts'
import { magentoCsv } from '../../worker/catalog/formats/magentoCsv.ts'
import { ndjson } from '../../worker/catalog/formats/ndjson.ts'
import { prestashopCombinations } from '../../worker/catalog/formats/prestashopCombinations.ts'
import { prestashopCsv } from '../../worker/catalog/formats/prestashopCsv.ts'
import { shopifyCsv } from '../../worker/catalog/formats/shopifyCsv.ts'
import { shopifyJson } from '../../worker/catalog/formats/shopifyJson.ts'
import { woocommerceCsv } from '../../worker/catalog/formats/woocommerceCsv.ts'
import { woocommerceJson } from '../../worker/catalog/formats/woocommerceJson.ts'
import { woocommerceStoreJson } from '../../worker/catalog/formats/woocommerceStoreJson.ts'
import { yml } from '../../worker/catalog/formats/yml.ts'

const ymlText = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE yml_catalog SYSTEM "shops.dtd">
<yml_catalog date="2026-11-20 10:00">
<shop><name>Чайна</name><currencies><currency id="UAH" rate="1"/><currency id="USD" rate="41,5"/><currency id="EUR" rate="NBU"/></currencies>
<categories>
<category id="1">Кухня</category>
<category id="2" parentId="1">Чайники</category>
<category id="3" parentId="1">Блендери &amp; міксери</category>
</categories>
<offers>
<offer id="100" available="true">
<url>https://chaina.example/p/100</url><price>1 200,50</price><oldprice>1500</oldprice><purchase_price>800</purchase_price>
<currencyId>UAH</currencyId><categoryId>2</categoryId><categoryId>3</categoryId>
<picture>https://cdn.example/100.jpg</picture><picture>https://cdn.example/100-2.jpg</picture>
<name>Kettle</name><name_ua>Чайник</name_ua><vendor>Marlow</vendor><vendorCode>M-17</vendorCode><barcode>4006381333931</barcode><barcode>4006381333948</barcode>
<description><![CDATA[<p>Holds <b>1.7 l</b></p>]]></description>
<param name="Volume" unit="l">1,7</param><param name="Color">Red</param><param name="Color">Blue</param><weight>1.2</weight>
<stock_quantity>5</stock_quantity><country_of_origin>Poland</country_of_origin><adult>false</adult><delivery>true</delivery>
</offer>
<offer id="200" type="vendor.model" available="false" group_id="20"><typePrefix>Blender</typePrefix><vendor>Norden</vendor><model>B-600</model>
<price>20</price><currencyId>USD</currencyId><oldprice>25</oldprice><categoryId>3</categoryId><param name="Color">Red</param></offer>
<offer id="201" type="vendor.model" available="" group_id="20"><typePrefix>Blender</typePrefix><vendor>Norden</vendor><model>B-600</model>
<price>22</price><currencyId>USD</currencyId><categoryId>3</categoryId><param name="Color">Blue</param><stock_quantity>0</stock_quantity></offer>
<offer id="300"><name>Rare</name><price>9.99</price><currencyId>EUR</currencyId><categoryId>99</categoryId><adult>true</adult></offer>
</offers></shop></yml_catalog>
`

const shopifyProduct = (id: number, more = {}) => ({
  id,
  title: `Shirt "${id}"`,
  body_html: '<p>Soft, warm</p>',
  vendor: 'Norden',
  product_type: 'Shirts',
  handle: `shirt-${id}`,
  tags: 'new, wool',
  status: 'active',
  published_at: '2026-01-01T00:00:00Z',
  options: [
    { name: 'Size', values: ['M', 'L'] },
    { name: 'Colour', values: ['Sage'] },
  ],
  images: [
    { id: 1, src: 'https://cdn.example/a.jpg', variant_ids: [] },
    { id: 2, src: 'https://cdn.example/b.jpg', variant_ids: [id * 10 + 2] },
  ],
  variants: [
    {
      id: id * 10 + 1,
      title: 'M / Sage',
      price: '30.00',
      compare_at_price: '40.00',
      sku: `S${id}-M`,
      option1: 'M',
      option2: 'Sage',
      option3: null,
      inventory_quantity: 3,
      inventory_policy: 'deny',
      inventory_management: 'shopify',
      barcode: '4006381333931',
      weight: 0.4,
      weight_unit: 'kg',
      presentment_prices: [{ price: { amount: '33.00', currency_code: 'USD' }, compare_at_price: null }],
    },
    {
      id: id * 10 + 2,
      title: 'L / Sage',
      price: '30.00',
      compare_at_price: null,
      sku: `S${id}-L`,
      option1: 'L',
      option2: 'Sage',
      option3: null,
      inventory_quantity: 0,
      inventory_policy: 'continue',
      inventory_management: 'shopify',
    },
  ],
  ...more,
})

const wooProduct = {
  id: 5,
  name: 'Mug',
  type: 'simple',
  status: 'publish',
  catalog_visibility: 'visible',
  permalink: 'https://shop.example/product/mug/',
  description: '<p>Holds tea</p>',
  short_description: '',
  sku: 'MUG',
  price: '8',
  regular_price: '10',
  sale_price: '8',
  date_on_sale_from_gmt: null,
  date_on_sale_to_gmt: '2026-11-30T23:59:59',
  stock_status: 'instock',
  manage_stock: true,
  stock_quantity: 7,
  categories: [{ id: 9, name: 'Cups', slug: 'cups' }],
  tags: [{ id: 1, name: 'gift' }],
  images: [
    { id: 1, src: 'https://shop.example/mug.jpg' },
    { id: 2, src: 'https://shop.example/mug-2.jpg' },
  ],
  attributes: [{ id: 0, name: 'Material', options: ['Clay'], variation: false, visible: true }],
  variations: [],
  average_rating: '4.50',
  rating_count: 12,
  weight: '0.3',
  dimensions: { length: '10', width: '', height: '9' },
}

const wooVariable = {
  ...wooProduct,
  id: 6,
  type: 'variable',
  name: 'Tee',
  sku: 'TEE',
  price: '20',
  regular_price: '',
  sale_price: '',
  attributes: [
    { id: 1, name: 'Size', options: ['S', 'M'], variation: true },
    { id: 2, name: 'Material', options: ['Cotton', 'Linen'], variation: false },
  ],
  variations: [
    {
      id: 61,
      sku: 'TEE-S',
      price: '20',
      regular_price: '20',
      sale_price: '',
      stock_status: 'instock',
      manage_stock: false,
      stock_quantity: null,
      attributes: [{ id: 1, name: 'Size', option: 'S' }],
      image: { src: 'https://shop.example/tee-s.jpg' },
    },
    {
      id: 62,
      sku: 'TEE-M',
      price: '18',
      regular_price: '20',
      sale_price: '18',
      stock_status: 'onbackorder',
      manage_stock: true,
      stock_quantity: -2,
      attributes: [{ id: 1, name: 'Size', option: 'M' }],
    },
  ],
}

const storeProduct = {
  id: 7,
  name: 'Tote',
  type: 'simple',
  permalink: 'https://shop.example/product/tote/',
  sku: 'TOTE',
  short_description: '<p>Strong</p>',
  description: '',
  on_sale: true,
  prices: {
    price: '1499',
    regular_price: '1999',
    sale_price: '1499',
    price_range: null,
    currency_code: 'PLN',
    currency_minor_unit: 2,
  },
  average_rating: '0',
  review_count: 0,
  images: [{ id: 1, src: 'https://shop.example/tote.jpg' }],
  categories: [{ id: 3, name: 'Bags', slug: 'bags' }],
  tags: [],
  attributes: [{ id: 1, name: 'Colour', terms: [{ id: 1, name: 'Black' }] }],
  variations: [],
  is_in_stock: false,
  is_on_backorder: false,
  low_stock_remaining: null,
}

const shopifyCsvText = `Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Variant Image,Cost per item,Status
tee,Tee,"<p>Soft, ""warm""</p>",Norden,Shirts,"new, wool",true,Size,S,TEE-S,200,shopify,3,deny,20.00,25.00,4006381333931,https://cdn.example/tee.jpg,,9.50,active
tee,,,,,,,,M,TEE-M,200,shopify,0,continue,20.00,,,https://cdn.example/tee-2.jpg,https://cdn.example/tee-m.jpg,,
tee,,,,,,,,,,,,,,,,,https://cdn.example/tee-3.jpg,,,
cap,Cap,,Norden,Hats,,true,Title,Default Title,,0,,,deny,12.00,,,https://cdn.example/cap.jpg,,,active
old,Old,,Norden,Hats,,false,Title,Default Title,OLD,0,,,deny,12.00,,,,,,draft
`

const wooCsvText = `ID,Type,SKU,Name,Published,"Is featured?","Visibility in catalog","Short description",Description,"Date sale price starts","Date sale price ends","Tax status","In stock?",Stock,"Weight (kg)","Sale price","Regular price",Categories,Tags,Images,Parent,"Attribute 1 name","Attribute 1 value(s)","Attribute 2 name","Attribute 2 value(s)"
5,simple,MUG,Mug,1,0,visible,,"<p>Holds tea</p>",,2026-11-30,taxable,1,7,0.3,8,10,"Kitchen, Kitchen > Cups",gift,"https://shop.example/mug.jpg, https://shop.example/mug-2.jpg",,Material,Clay,,
6,variable,TEE,Tee,1,0,visible,,Soft,,,taxable,1,,,,,"Clothing > Tees",,https://shop.example/tee.jpg,,Size,"S, M",Material,Cotton
61,variation,TEE-S,"Tee - S",1,0,visible,,,,,taxable,1,2,,,20,,,https://shop.example/tee-s.jpg,TEE,Size,S,,
62,variation,TEE-M,"Tee - M",1,0,visible,,,,,taxable,0,0,,18,20,,,,id:6,Size,M,,
63,variable,LONE,Lone,1,0,visible,,,,,taxable,1,,,,,Clothing,,,,Size,S,,
`

const prestaText = `Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Price tax included;Wholesale price;Discount percent;Discount from (yyyy-mm-dd);Discount to (yyyy-mm-dd);Reference #;Manufacturer;EAN13;Weight;Quantity;Summary;Description;Tags (x,y,z...);URL rewritten;Image URLs (x,y,z...);Feature (Name:Value:Position)
11;1;Patelnia;Home,Kuchnia,Patelnie;81.30;100.00;50.00;20;2026-11-01;2026-12-01;PAT-1;Marlow;5901234123457;1.4;6;Krótko;<p>Dobra</p>;nowość,hit;patelnia;https://shop.example/p1.jpg,https://shop.example/p2.jpg;Materiał:Stal:1,Średnica:28 cm:2
12;0;Ukryta;Home;1;1;;;;;;;;;;;;;;;
`

const combinationsText = `Product ID;Product reference;Attribute (Name:Type:Position);Value (Value:Position);Reference;EAN13;Cost price;Impact on price;Quantity;Default (0 = No, 1 = Yes);Combination available date
11;PAT-1;Kolor:color:0, Rozmiar:select:1;Czerwony:0, L:1;PAT-1-R;5901234123457;0.000000;2.500000;3;1;0000-00-00
;PAT-1;Kolor:color:0, Rozmiar:select:1;Niebieski:0, L:1;PAT-1-N;;21,5;-1,00;0;0;
11;PAT-1;;;PAT-1-X;;;0;1;0;
`

const magentoText = `sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,description,short_description,weight,product_online,visibility,price,special_price,special_price_from_date,special_price_to_date,url_key,base_image,additional_images,additional_attributes,qty,is_in_stock,configurable_variations
BAG,,Bag,simple,"Default Category/Gear,Default Category/Gear/Bags",base,Duffle,<p>Big</p>,,1.5,1,"Catalog, Search",34.000000,30.000000,11/1/26,12/31/26,duffle,/b/a/bag.jpg,"/b/a/bag.jpg,/b/a/bag2.jpg","material=Canvas|Cotton,style=Casual, sporty",100.0000,1,
BAG,pl,Bag,simple,,,Torba,<p>Duża</p>,,,,,,,,,torba,,,,,,
BAG,shop_ua,Bag,simple,,,Сумка,,,,,,,,,,,,,,,,
BAG,outlet,Bag,simple,,,Cheap bag,,,,,,,,,,,,,,,,
TOP-S,,Top,simple,Default Category/Tops,base,Top-S,,,0.3,1,"Not Visible Individually",29.000000,,,,top-s,/t/o/s.jpg,,"color=Red,size=S",5.0000,1,
TOP-M,,Top,simple,Default Category/Tops,base,Top-M,,,0.3,1,"Not Visible Individually",31.000000,,,,top-m,,,"color=Red,size=M",0.0000,0,
TOP,,Top,configurable,Default Category/Tops,base,Top,<p>Light</p>,,,1,"Catalog, Search",,,,,top,/t/o/top.jpg,,climate=Warm,0.0000,1,"sku=TOP-S,size=S,color=Red|sku=TOP-M,size=M,color=Red"
OFF,,Bag,simple,Default Category/Gear,base,Off,,,1,2,"Catalog, Search",5.000000,,,,off,,,,1,1,
`

/** A feed of each format, as its shop system writes it. */
export const samples: Readonly<Record<string, readonly [FeedFormat, string]>> = {
  csv: [csv, '\uFEFFid;title;price\r\n1;"Quoted; ""twice""\r\nover lines";1,5\r\n\r\n2;Пан;2\r\n3;"";\r\n'],
  'csv without a last line end': [csv, 'id,title\n1,"a,b"\n2,c'],
  'Google’s TSV': [
    csv,
    'id\ttitle\tprice\tsale price\tavailability\tadditional image link\nA\tPan "big", 28 cm\t12.00 EUR\t\tin stock\thttps://a.example/1.jpg,https://a.example/2.jpg\n',
  ],
  ndjson: [ndjson, '{"id":1,"t":"a\\nb"}\n\nnot json\n{"id":2,"variants":[{"id":"2a"},{"id":"2b"}]}\n[1]\n{"id":3}'],
  'google-rss': [
    googleRss,
    '<?xml version="1.0"?>\n<rss xmlns:g="g"><channel><title>x</title>\n<item><g:id>1</g:id>\n<title><![CDATA[A & <b>]]></title><g:x>1</g:x><g:x>2</g:x></item>\n<item>\n<g:id>2</g:id><g:title>B &amp; <i>c</i> d</g:title></item></channel></rss>\n',
  ],
  'atom, cut off': [googleRss, '<feed><entry><g:id>1</g:id><link href="/p/1"/></entry><entry><g:id>2</g:id>'],
  yml: [yml, ymlText],
  json: [
    json,
    '[{"id":"1","title":"A \\"[{","price":2,"tags":["x"]},\n{bad},\n {"id":"2","title":"B","price":{"a":[1,{}]}} ,{"id":3}]\n',
  ],
  'json in an object': [
    json,
    '{"total": 2, "meta": {"page": [1]}, "products": [{"id": 1, "items": [{"id": 9}]}, {"id": 2}], "next": null}',
  ],
  'json, cut off': [json, '[{"id":1},{"id":2,"title":"x'],
  'json-feed': [
    jsonFeed,
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Shop',
      items: [
        {
          id: 'k1',
          url: 'https://shop.example/k1',
          title: 'Kettle',
          content_html: '<p>Boils</p>',
          image: 'https://shop.example/k1.jpg',
          tags: ['new'],
          _shop: { price: '12.00 EUR', availability: 'in stock', power: '2200 W' },
        },
        { id: 'k2', title: 'Czajnik', language: 'pl-PL', content_text: 'Gotuje', price: 10 },
      ],
    }),
  ],
  'shopify-json': [
    shopifyJson,
    JSON.stringify({ products: [shopifyProduct(1), shopifyProduct(2, { status: 'draft' })] }, null, 1),
  ],
  'shopify webhook': [shopifyJson, JSON.stringify(shopifyProduct(3))],
  'shopify-csv': [shopifyCsv, shopifyCsvText],
  'woocommerce-json': [woocommerceJson, JSON.stringify([wooProduct, wooVariable])],
  'woocommerce-store-json': [
    woocommerceStoreJson,
    JSON.stringify([
      storeProduct,
      {
        ...storeProduct,
        id: 8,
        name: 'Ring',
        is_in_stock: true,
        variations: [
          { id: 81, attributes: [{ name: 'Size', value: '16' }] },
          { id: 82, attributes: [{ name: 'Size', value: '18' }] },
        ],
      },
    ]),
  ],
  'woocommerce-csv': [woocommerceCsv, wooCsvText],
  'prestashop-csv': [prestashopCsv, prestaText],
  'prestashop-combinations-csv': [prestashopCombinations, combinationsText],
  'magento-csv': [magentoCsv, magentoText],
}

export const sampleText = (name: string): string => samples[name]?.[1] ?? ''
