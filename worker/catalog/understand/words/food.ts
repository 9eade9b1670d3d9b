export const foodWords = `
vitamin | vitamin; vitamin d; vitamin c; vitamin b; vitamin d3; multivitamin; vitamins; vitamin gummies; gummies ~vitamins ~supplements; multi ~vitamins; b complex | witamina; witaminy; multiwitamina; witamina d; witamina c; witamina b | вітамін; вітаміни; мультивітаміни; вітамін d; вітамін c
mineral-supplement | mineral supplement; magnesium; zinc; iron ~supplement; calcium; selenium; potassium; iodine; electrolyte ~supplement | suplement mineralny; magnez; cynk; żelazo ~suplement; żelazo ~minerały; wapń; selen; potas; jod | мінеральна добавка; магній; цинк; залізо ~добавка; залізо ~мінерали; кальцій; селен; калій; йод
protein-powder | protein powder; whey protein; protein; whey; casein; isolate ~protein; vegan protein; mass gainer | białko; odżywka białkowa; białko serwatkowe; kazeina; białko wegańskie; gainer | протеїн; сироватковий протеїн; ізолят; казеїн; гейнер; рослинний протеїн
protein-bar | protein bar; energy bar; muesli bar; protein cookie; cereal bar | baton proteinowy; baton energetyczny; baton białkowy; batonik ~białko; baton | протеїновий батончик; енергетичний батончик; батончик
energy-gel | energy gel; energy gels; isotonic drink; electrolyte drink; isotonic; electrolytes | żel energetyczny; napój izotoniczny; elektrolity; izotonik | енергетичний гель; ізотонік; електроліти; ізотонічний напій
creatine | creatine; creatine monohydrate | kreatyna; monohydrat kreatyny | креатин; креатин моногідрат
amino-acids | amino acids; bcaa; eaa; glutamine; arginine; citrulline; beta alanine; l carnitine | aminokwasy; bcaa; eaa; glutamina; arginina; cytrulina; beta alanina; karnityna; l karnityna | амінокислоти; bcaa; eaa; глютамін; аргінін; цитрулін; бета аланін; карнітин
pre-workout | pre workout; pre workout booster; fat burner; caffeine tablets | przedtreningówka; odżywka przedtreningowa; spalacz tłuszczu; kofeina | передтренувальний; передтренувальний комплекс; предтренік; жироспалювач; кофеїн
omega-3 | omega 3; fish oil; cod liver oil; krill oil | omega 3; olej rybi; tran; olej z kryla | омега 3; риб'ячий жир; жир печінки тріски
collagen | collagen; collagen peptides; hyaluronic acid ~supplement; hyaluronic ~supplements | kolagen; kwas hialuronowy ~suplement | колаген; гіалуронова кислота ~добавка
probiotic | probiotic; digestive enzymes; fibre supplement; psyllium | probiotyk; enzymy trawienne; błonnik; babka płesznik | пробіотик; ферменти; клітковина; псиліум
herbal-supplement | herbal supplement; ashwagandha; ginseng; melatonin; valerian; turmeric capsules; rhodiola; maca; ginkgo; coenzyme q10; milk thistle; lion's mane; turmeric ~supplements; adaptogen | suplement ziołowy; ashwagandha; żeń szeń; melatonina; waleriana; różeniec górski; maca; koenzym q10; miłorząb; ostropest; soplówka; kurkuma ~suplementy | трав'яна добавка; ашваганда; женьшень; мелатонін; валеріана; родіола; мака; коензим q10; гінкго; розторопша; їжовик; куркума ~добавки
pill-organizer | pill box; pill organizer; pill case | pudełko na tabletki; organizer na leki; kasetka na leki | таблетниця; органайзер для таблеток
gin | gin | gin; dżin | джин
tonic | tonic; tonic water; bitter lemon; ginger ale; ginger beer | tonik ~napoje; tonic; woda tonik; piwo imbirowe | тонік ~напої; тонік ~напій; імбирний ель
vermouth | vermouth; bitter ~drinks; aperitif; aperol; campari | wermut; aperitif; bitter | вермут; аперитив; біттер
whisky | whisky; whiskey; bourbon; scotch | whisky; whiskey; bourbon | віскі; бурбон
rum | rum; tequila; mezcal; cachaca | rum; tequila | ром; текіла; мескаль
vodka | vodka | wódka | горілка
cognac | cognac; brandy; liqueur; liquor | koniak; brandy; likier; nalewka | коньяк; бренді; лікер; наливка
wine | wine; red wine; white wine; rose wine; champagne; prosecco; sparkling wine | wino; wino czerwone; wino białe; szampan; prosecco; wino musujące | вино; червоне вино; біле вино; шампанське; просеко; ігристе вино
beer | beer; lager; ipa; stout; cider | piwo; cydr | пиво; сидр; ель
soft-drink | cola; soft drink; lemonade; energy drink; iced tea; juice; nectar | napój gazowany; cola; lemoniada; napój energetyczny; sok; nektar; mrożona herbata | газований напій; кола; лимонад; енергетик; сік; нектар; холодний чай; енергетичний напій
water | mineral water; sparkling water; spring water; still water | woda mineralna; woda gazowana; woda źródlana; woda niegazowana | мінеральна вода; газована вода; питна вода
ice-cube-tray | ice cube tray; ice bucket; ice cubes; ice mould | foremka do lodu; wiaderko do lodu; lód w kostkach | форма для льоду; відро для льоду; лід
milk | milk; oat milk; almond milk; plant milk; soy milk; cream ~dairy; condensed milk | mleko; mleko owsiane; napój roślinny; śmietanka; napój owsiany | молоко; вівсяне молоко; рослинне молоко; вершки
cheese | cheese; mozzarella; parmesan; feta; yogurt; butter; cream cheese; yoghurt | ser; mozzarella; parmezan; jogurt; masło; twaróg; serek | сир; моцарела; пармезан; йогурт; масло вершкове; фета
bread | bread; baguette; rolls ~bakery; toast bread; crispbread; tortilla | chleb; bagietka; bułka; pieczywo; pieczywo chrupkie; tortilla | хліб; багет; булочка; хлібці; тортилья; лаваш
pasta | pasta; spaghetti; penne; noodles; lasagne; macaroni | makaron; spaghetti; penne | макарони; паста ~макарони; спагеті; локшина; пене
pasta-sauce | pasta sauce; tomato sauce; pesto; passata; tomato puree | sos do makaronu; sos pomidorowy; pesto; passata; przecier pomidorowy | соус для пасти; томатний соус; песто; томатна паста; пасата
rice | rice; basmati rice; couscous; bulgur; quinoa; buckwheat; lentils; chickpeas; beans ~legumes | ryż; kasza; kuskus; komosa; soczewica; ciecierzyca; fasola | рис; крупа; гречка; кускус; булгур; кіноа; сочевиця; нут; квасоля
oil | olive oil; sunflower oil; cooking oil; rapeseed oil; coconut oil; vinegar; balsamic vinegar | oliwa; oliwa z oliwek; olej; olej rzepakowy; olej kokosowy; ocet; ocet balsamiczny | олія; оливкова олія; соняшникова олія; кокосова олія; оцет; бальзамічний оцет
spice | spice; spices; pepper ~spices; salt ~kitchen; seasoning; herbs ~spices; cinnamon; curry powder; paprika | przyprawa; przyprawy; pieprz; sól; cynamon; curry; papryka mielona; zioła | спеція; спеції; приправа; перець мелений; сіль; кориця; каррі; паприка
spice-grinder | pepper mill; salt mill; spice rack; spice grinder; pepper grinder; mortar and pestle | młynek do pieprzu; młynek do soli; przyprawnik; moździerz; młynek do przypraw | млинок для перцю; млинок для спецій; млин для солі; ступка; підставка для спецій
sauce | ketchup; mayonnaise; mustard; soy sauce; hot sauce; sauce; dressing; bbq sauce | ketchup; majonez; musztarda; sos sojowy; sos ostry; sos; sos barbecue | кетчуп; майонез; гірчиця; соєвий соус; соус; гострий соус
honey | honey; jam; peanut butter; maple syrup; marmalade; chocolate spread | miód; dżem; masło orzechowe; syrop klonowy; konfitura; krem czekoladowy | мед; варення; арахісова паста; кленовий сироп; джем; шоколадна паста
sugar | sugar; sweetener; stevia; erythritol; xylitol | cukier; słodzik; stewia; erytrytol; ksylitol | цукор; підсолоджувач; стевія; еритритол; ксиліт
cereal | cereal; muesli; granola; oats; porridge; cornflakes; oatmeal | płatki śniadaniowe; musli; granola; płatki owsiane; owsianka; płatki | пластівці; мюслі; гранола; вівсянка; вівсяні пластівці; каша
chocolate | chocolate; praline; pralines; cocoa; hot chocolate; chocolate bar | czekolada; pralinki; bombonierka; kakao; czekolada do picia; praliny | шоколад; праліне; цукерки шоколадні; какао; гарячий шоколад
sweets | candy; sweets; gummies; cookies; biscuits; wafers; cake; chewing gum; jelly beans; marshmallow; lollipop | cukierki; żelki; ciastka; herbatniki; wafle; ciasto; guma do żucia; pierniki; lizak | цукерки; желейки; печиво; вафлі; тістечко; жувальна гумка; мармелад; зефір; торт
snacks | chips; crisps; popcorn; crackers; pretzels; snack; jerky; nachos | chipsy; popcorn; krakersy; paluszki; precle; nachosy; chrupki | чипси; попкорн; крекери; снеки; сухарики; начос
nuts | nuts; almonds; cashews; walnuts; dried fruit; raisins; dates ~fruit; pistachios; hazelnuts; seeds ~food | orzechy; migdały; nerkowce; suszone owoce; rodzynki; daktyle; pistacje; nasiona chia | горіхи; мигдаль; кеш'ю; сухофрукти; родзинки; фініки; фісташки; насіння чіа
meat | meat; beef; chicken; pork; ham; sausage; bacon; salami | mięso; wołowina; kurczak; wieprzowina; szynka; kiełbasa; boczek; salami | м'ясо; яловичина; курка; свинина; шинка; ковбаса; бекон; салямі
fish | salmon; tuna; fish ~food; sardines; shrimp; caviar; herring | łosoś; tuńczyk; ryba; sardynki; krewetki; kawior; śledź | лосось; тунець; риба; сардини; креветки; ікра; оселедець
canned-food | canned vegetables; canned fruit; olives; pickles; soup; instant soup; ready meal; canned tomatoes | konserwa; oliwki; ogórki kiszone; zupa; zupa instant; danie gotowe; kukurydza w puszce; pomidory w puszce | консерви; оливки; маринади; суп; готова страва; кукурудза консервована
`
