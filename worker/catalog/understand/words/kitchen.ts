/** `type | English | Polish | Ukrainian`: the first phrase is the name; `~word` behind a phrase asks for that word around it. */
export const kitchenWords = `
espresso-machine | espresso machine; coffee machine; coffee maker; espresso maker; bean to cup machine; cappuccino machine | ekspres do kawy; ekspres ciśnieniowy; ekspres kolbowy; ekspres automatyczny; ekspres kapsułkowy; ekspres przelewowy; ekspres ~kawa | кавомашина; кавоварка; кавова машина; еспресо машина
coffee-capsule | coffee capsule; coffee pod; espresso capsule; capsule ~coffee; pod ~coffee | kapsułka do kawy; kapsułka kawowa; kawa w kapsułkach; kapsułka ~kawa | капсула для кави; кавова капсула; кава в капсулах; капсула ~кава
coffee-bean | coffee beans; whole bean coffee; espresso beans; beans ~coffee | kawa ziarnista; kawa w ziarnach; ziarna kawy | кава в зернах; кава зернова; зерна кави
ground-coffee | ground coffee; filter coffee | kawa mielona | кава мелена; мелена кава
instant-coffee | instant coffee | kawa rozpuszczalna | розчинна кава; кава розчинна
coffee-grinder | coffee grinder; coffee mill; burr grinder; grinder ~coffee | młynek do kawy; młynek żarnowy | кавомолка; млин для кави
milk-frother | milk frother; milk foamer; frother | spieniacz do mleka; spieniacz mleka; spieniacz | спінювач молока; спінювач; капучинатор
descaler | descaler; descaling tablet; descaling liquid; descaling solution; limescale remover; decalcifier | odkamieniacz; płyn do odkamieniania; tabletki odkamieniające | засіб від накипу; еко засіб від накипу; декальцинатор; засіб для декальцинації
coffee-machine-cleaner | coffee machine cleaner; cleaning tablet; milk circuit cleaner; milk system cleaner; group head powder; cleaning powder ~coffee; brush powder ~coffee | środek do czyszczenia ekspresu; tabletka czyszcząca ~kawa; tabletka czyszcząca ~ekspres; płyn do układu mleka; proszek do grupy | засіб для чищення кавомашини; таблетка для чищення; засіб для молочної системи; порошок для групи
coffee-water-filter | water filter cartridge ~coffee; coffee machine filter | filtr do ekspresu; filtr wody do ekspresu | фільтр для кавомашини
paper-coffee-filter | paper filter ~coffee; coffee filter | filtr papierowy ~kawa; filtr do kawy | паперовий фільтр ~кава; фільтр для кави
coffee-cup | coffee cup; espresso cup; cappuccino cup; latte mug; latte glass; glass cup; cup ~coffee; mug ~coffee | filiżanka; filiżanka do espresso; kubek do latte; szklanka termiczna; szklanka do latte | чашка; чашка для еспресо; кухоль для лате; термосклянка; склянка для лате
mug | mug; cup; travel mug; teacup | kubek; kubek termiczny | кухоль; горнятко; термокухоль; термочашка
tamper | tamper; coffee tamper | tamper; ubijak do kawy | темпер; темпер для кави
portafilter | portafilter; portafilter basket | kolba do ekspresu; portafiltr | портафільтр; холдер
knock-box | knock box | odbijak; knock box | нокбокс
milk-pitcher | milk pitcher; milk jug; frothing pitcher; pitcher ~milk | dzbanek do mleka; dzbanek do spieniania | пітчер; молочник; глечик для молока
coffee-scale | coffee scale; barista scale | waga do kawy; waga baristy | ваги для кави
moka-pot | moka pot; stovetop espresso maker | kawiarka; makinetka | гейзерна кавоварка
french-press | french press; coffee press; cafetiere | french press; praska do kawy; zaparzacz tłokowy | френч прес
coffee-dripper | coffee dripper; pour over dripper; chemex | drip; dripper do kawy | дріпер; пуровер
kettle | kettle; electric kettle; gooseneck kettle | czajnik; czajnik elektryczny | чайник; електрочайник; електричний чайник
tea | tea; green tea; black tea; herbal tea; tea bags; rooibos | herbata; herbata zielona; herbata czarna; herbata ziołowa | чай; зелений чай; чорний чай; трав'яний чай
teapot | teapot; tea pot; tea infuser | dzbanek do herbaty; zaparzacz do herbaty; imbryk | заварник; заварювальний чайник; ситечко для чаю
toaster | toaster | toster; opiekacz | тостер
sandwich-maker | sandwich maker; panini press; waffle maker; waffle iron; contact grill | opiekacz do kanapek; gofrownica; grill kontaktowy | бутербродниця; вафельниця; сендвічниця; контактний гриль
air-fryer | air fryer; deep fryer; fryer | frytkownica; frytownica beztłuszczowa; frytkownica beztłuszczowa | аерофритюрниця; фритюрниця; аерогриль; мультипіч
air-fryer-liner | air fryer liner; fryer liner; air fryer basket | wkład do frytkownicy; papier do frytkownicy | вкладка для аерофритюрниці; пергамент для аерофритюрниці
blender | blender; hand blender; smoothie maker; stick blender | blender; blender kielichowy; blender ręczny | блендер
blender-jar | blender jar; blender cup; blender bottle | kielich do blendera; pojemnik do blendera | чаша для блендера; чаша блендера
juicer | juicer; slow juicer; citrus press; citrus juicer | wyciskarka; sokowirówka; wyciskarka do cytrusów | соковижималка; соковитискач; цитрус прес
food-processor | food processor; multicooker; thermomix; chopper | robot kuchenny; malakser; robot wielofunkcyjny; rozdrabniacz | кухонний комбайн; кухонна машина; подрібнювач
stand-mixer | stand mixer; hand mixer; mixer | mikser; mikser planetarny; mikser ręczny | міксер; планетарний міксер; тістоміс
meat-grinder | meat grinder; meat mincer | maszynka do mielenia; maszynka do mięsa | м'ясорубка
bread-maker | bread maker; bread machine | wypiekacz do chleba; automat do pieczenia chleba | хлібопічка
yeast | yeast; baker's yeast; sourdough starter | drożdże; zakwas | дріжджі; закваска
flour | flour; wheat flour; rye flour; bread mix | mąka; mąka pszenna; mąka żytnia | борошно; мука
multicooker | pressure cooker; slow cooker; rice cooker; steamer | multicooker; szybkowar; wolnowar; ryżowar; parowar | мультиварка; скороварка; рисоварка; пароварка
microwave | microwave; microwave oven | mikrofalówka; kuchenka mikrofalowa; kuchnia mikrofalowa | мікрохвильова піч; мікрохвильовка; мікрохвилівка
oven | oven; built in oven; range cooker; mini oven | piekarnik; kuchnia gazowa; kuchnia elektryczna | духова шафа; духовка; електродуховка; газова плита
hob | hob; cooktop; induction hob; induction cooktop | płyta indukcyjna; płyta grzewcza; płyta gazowa | варильна поверхня; варильна панель; індукційна плита
cooker-hood | cooker hood; range hood; extractor hood | okap; okap kuchenny | витяжка; кухонна витяжка
hood-filter | hood filter; carbon filter ~hood | filtr do okapu; filtr węglowy | фільтр для витяжки; вугільний фільтр
fridge | fridge; refrigerator; freezer; fridge freezer | lodówka; chłodziarka; zamrażarka; lodówko zamrażarka | холодильник; морозильна камера; морозильник
fridge-water-filter | fridge filter; refrigerator water filter | filtr do lodówki | фільтр для холодильника
dishwasher | dishwasher | zmywarka | посудомийна машина; посудомийка
dishwasher-tablet | dishwasher tablet; dishwasher capsule; dishwasher gel; dishwasher detergent | tabletka do zmywarki; kapsułka do zmywarki; żel do zmywarki | таблетка для посудомийної машини; таблетка для посудомийки; капсула для посудомийної машини
dishwasher-salt | dishwasher salt; rinse aid | sól do zmywarki; nabłyszczacz do zmywarki; nabłyszczacz | сіль для посудомийної машини; ополіскувач для посудомийної машини
washing-machine | washing machine; washer dryer | pralka; pralko suszarka | пральна машина; пральна машинка
tumble-dryer | tumble dryer; clothes dryer | suszarka bębnowa; suszarka do ubrań | сушильна машина; сушарка для білизни
laundry-detergent | laundry detergent; washing powder; washing gel; laundry capsule; washing capsule; laundry pod | proszek do prania; płyn do prania; kapsułka do prania; żel do prania | пральний порошок; засіб для прання; капсула для прання; гель для прання
fabric-softener | fabric softener; fabric conditioner | płyn do płukania; płyn do zmiękczania tkanin | кондиціонер для білизни; ополіскувач для білизни
frying-pan | frying pan; skillet; wok; pan ~cookware; pan ~kitchen; grill pan; saute pan | patelnia; wok | сковорода; сковорідка; вок
pot | saucepan; cooking pot; stockpot; casserole; cookware set; dutch oven; pot ~cookware; pot ~kitchen | garnek; rondel; zestaw garnków; brytfanna | каструля; ківш; набір посуду; казан; жаровня
pot-lid | pot lid; pan lid; glass lid | pokrywka; pokrywka do garnka | кришка для сковороди; кришка для каструлі; скляна кришка
baking-tray | baking tray; baking tin; cake tin; baking dish; muffin tin; baking mould | forma do pieczenia; blacha do pieczenia; tortownica; naczynie żaroodporne | форма для випікання; деко; форма для запікання
baking-paper | baking paper; parchment paper | papier do pieczenia | папір для випікання; пергамент
kitchen-knife | kitchen knife; chef knife; chef's knife; bread knife; knife set; santoku; knife ~kitchen; paring knife | nóż kuchenny; nóż szefa kuchni; zestaw noży; nóż do chleba; nóż santoku; nóż ~kuchnia | кухонний ніж; ніж кухаря; набір ножів; ніж сантоку; ніж ~кухня
knife-sharpener | knife sharpener; sharpening steel; whetstone | ostrzałka; ostrzałka do noży; kamień do ostrzenia | точило; точилка для ножів; точильний камінь; мусат
cutting-board | cutting board; chopping board | deska do krojenia; deska kuchenna | обробна дошка; дошка для нарізання
kitchen-scale | kitchen scale; food scale | waga kuchenna | кухонні ваги; ваги кухонні
food-container | food container; lunch box; food storage; vacuum container; lunchbox | pojemnik na żywność; lunchbox; pojemnik próżniowy; śniadaniówka | контейнер для їжі; ланч бокс; ланчбокс; харчовий контейнер
vacuum-sealer | vacuum sealer; vacuum packing machine | zgrzewarka próżniowa; pakowarka próżniowa | вакууматор; вакуумний пакувальник
vacuum-bag | vacuum bag; vacuum roll; sealer bag | worek próżniowy; folia do pakowania próżniowego; rolka do zgrzewarki | пакет для вакууматора; рулон для вакууматора; вакуумний пакет
dinnerware | dinner set; dinner plate; plate ~table; bowl ~table; dinnerware; plates ~kitchen | talerz; zestaw obiadowy; miska ~kuchnia; serwis obiadowy | тарілка; столовий сервіз; миска ~кухня; салатник
cutlery | cutlery; cutlery set; flatware; spoon; fork | sztućce; zestaw sztućców; łyżka; widelec | столові прибори; набір столових приборів; ложка; виделка
drinking-glass | glass ~drink; glass ~table; wine glass; tumbler; whisky glass; beer glass; champagne glass; highball glass; gin glass | kieliszek; szklanka; kieliszek do wina; szklanka do whisky; kieliszek do szampana; szklanka do ginu | келих; склянка; келих для вина; бокал; стакан; склянка для віскі
carafe | carafe; decanter; water jug; pitcher | karafka; dekanter; dzbanek | графин; декантер; глечик
water-filter-jug | water filter jug; filter jug; water filter pitcher | dzbanek filtrujący; dzbanek z filtrem | фільтр глечик; глечик з фільтром
water-filter-cartridge | water filter cartridge; filter cartridge; water filter | wkład filtrujący; wkład do dzbanka; filtr do wody | картридж для фільтра; картридж для води; фільтр для води; змінний картридж
soda-maker | soda maker; sparkling water maker; carbonator | saturator; syfon do wody | сифон; сифон для води; сатуратор
co2-cylinder | co2 cylinder; gas cylinder ~soda; co2 refill | nabój co2; butla co2; cylinder z gazem | балон со2; балон co2; балон з газом ~сифон
syrup | syrup; coffee syrup; drink syrup | syrop; syrop do kawy | сироп; сироп для кави
ice-cream-maker | ice cream maker; ice maker | maszyna do lodów; kostkarka; kostkarka do lodu | морожениця; льодогенератор
wine-opener | corkscrew; wine opener; bottle opener | korkociąg; otwieracz do wina; otwieracz | штопор; відкривачка
cocktail-shaker | cocktail shaker; bar set; jigger; strainer ~bar | shaker do koktajli; zestaw barmański; miarka barmańska | шейкер для коктейлів; барний набір; джигер
grill | barbecue; bbq; charcoal grill; gas grill; grill; smoker | grill; grill gazowy; grill węglowy; grill elektryczny; wędzarnia | гриль; мангал; барбекю; газовий гриль; вугільний гриль; коптильня
charcoal | charcoal; briquettes; firelighter; wood pellets | węgiel drzewny; brykiet; podpałka | деревне вугілля; вугілля для гриля; брикети; розпалювач
grill-tool | grill tool; bbq tool; grill brush; grill cover; skewer; grill tongs | akcesoria do grilla; szczotka do grilla; pokrowiec na grill; szpikulec; szczypce do grilla | приладдя для гриля; щітка для гриля; чохол для гриля; шампур; щипці для гриля
apron | apron; kitchen towel; oven glove; oven mitt | fartuch; ścierka kuchenna; rękawica kuchenna | фартух; кухонний рушник; кухонна рукавиця; прихватка
`
