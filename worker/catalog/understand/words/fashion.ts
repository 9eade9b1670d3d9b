export const fashionWords = `
t-shirt | t shirt; tee; tank top; top ~clothing; t shirts; polo shirt; polo | koszulka; t shirt; koszulka polo; top ~odzież; podkoszulek | футболка; поло; майка; топ ~одяг
shirt | shirt; dress shirt; blouse | koszula; bluzka | сорочка; блузка; блуза
sweater | sweater; jumper; cardigan; pullover; knitwear; turtleneck | sweter; kardigan; golf ~odzież; pulower | светр; кардиган; джемпер; пуловер; гольф
hoodie | hoodie; sweatshirt; fleece | bluza; bluza z kapturem; polar | худі; світшот; толстовка; фліска
jacket | jacket; coat; parka; running jacket; down jacket; rain jacket; windbreaker; blazer; trench coat; winter coat | kurtka; płaszcz; parka; wiatrówka; kurtka do biegania; żakiet; marynarka; kurtka puchowa | куртка; пальто; парка; вітровка; пуховик; піджак; жакет; бігова куртка; плащ
vest | vest ~clothing; gilet; waistcoat | kamizelka; bezrękawnik | жилет; жилетка; безрукавка
trousers | trousers; pants; chinos; joggers; sweatpants; cargo pants | spodnie; spodnie dresowe; chinosy; joggery; dresy | штани; брюки; джогери; спортивні штани
jeans | jeans; denim jeans | jeansy; dżinsy | джинси
leggings | leggings; tights ~sport; running tights | legginsy; getry | легінси; лосини; тайтси
shorts | shorts; bermuda shorts | spodenki; szorty; bermudy | шорти; бермуди
dress | dress; evening dress; maxi dress; jumpsuit; overall ~women | sukienka; suknia; kombinezon | сукня; плаття; комбінезон жіночий
skirt | skirt | spódnica; spódniczka | спідниця
suit | suit ~clothing; suit ~men; tuxedo | garnitur; smoking; garsonka | костюм ~чоловічий; костюм ~одяг; смокінг
underwear | underwear; boxers; boxer briefs; briefs; panties; thong | bielizna; bokserki; majtki; figi; stringi; slipy | білизна; боксери; труси; трусики; стринги
bra | bra; sports bra; bralette | biustonosz; stanik; biustonosz sportowy; top sportowy | бюстгальтер; спортивний топ; спортивний бюстгальтер; ліф
pyjamas | pyjamas; pajamas; nightgown; nightwear; dressing gown | piżama; koszula nocna; podomka | піжама; нічна сорочка; халат
socks | socks; sock; knee socks; compression socks | skarpety; skarpetki; podkolanówki | шкарпетки; гольфи; компресійні шкарпетки
tights | tights; stockings; hosiery; pantyhose | rajstopy; pończochy | колготки; панчохи
swimwear | swimwear; swimsuit; bikini; swim shorts; swimming trunks | strój kąpielowy; bikini; kąpielówki; szorty kąpielowe | купальник; бікіні; плавки; пляжні шорти
running-shoes | running shoes; running shoe; trail running shoes | buty do biegania; buty biegowe; buty trailowe | бігові кросівки; кросівки для бігу; трейлові кросівки
sneakers | sneakers; trainers; shoes ~sport; tennis shoes; sports shoes | sneakersy; tenisówki; buty sportowe; trampki; adidasy | кросівки; кеди; снікерси
boots | boots; ankle boots; winter boots; chelsea boots; wellingtons; hiking boots; trekking shoes | kozaki; botki; śniegowce; trapery; kalosze; buty trekkingowe; sztyblety | чоботи; черевики; ботильйони; трекінгові черевики; гумові чоботи
shoes | shoes; pumps; heels; loafers; ballet flats; oxfords; moccasins; shoe | buty; szpilki; czółenka; baleriny; mokasyny; półbuty | туфлі; взуття; балетки; лофери; мокасини; човники
sandals | sandals; flip flops; slippers; slides; clogs | sandały; klapki; japonki; kapcie; pantofle | босоніжки; сандалі; шльопанці; капці; сланці
shoe-care | shoe polish; shoe care; waterproofing spray; shoe brush; shoe cream | pasta do butów; impregnat do butów; szczotka do butów; krem do butów; impregnat do obuwia | крем для взуття; засіб для взуття; щітка для взуття; водовідштовхувальний спрей
insoles | insoles; shoe insoles; laces; shoelaces | wkładki do butów; sznurówki; sznurowadła | устілки; шнурки
hat | hat; cap; beanie; bucket hat; baseball cap | czapka; kapelusz; czapka z daszkiem | шапка; кепка; капелюх; панама; бейсболка
scarf | scarf; shawl; neck gaiter; bandana | szalik; szal; chusta; komin | шарф; хустка; шаль; баф; снуд
gloves | gloves; mittens | rękawiczki; rękawice | рукавички; рукавиці
belt | belt ~clothing; leather belt; belt ~fashion; suspenders | pasek ~odzież; pasek skórzany; pasek męski; szelki | ремінь; пасок; шкіряний ремінь; підтяжки
tie | tie; bow tie; necktie; cufflinks; pocket square | krawat; mucha; spinki do mankietów; poszetka | краватка; метелик ~краватки; запонки
handbag | handbag; shoulder bag; tote bag; clutch; crossbody bag; purse ~women; shopper bag | torebka; torba na ramię; kopertówka; shopperka; torebka damska | сумка; сумочка; клатч; шопер; сумка через плече; жіноча сумка
wallet | wallet; purse; card holder; money clip | portfel; portmonetka; etui na karty | гаманець; портмоне; картхолдер; кардхолдер
backpack | backpack; rucksack; daypack | plecak | рюкзак; наплічник
suitcase | suitcase; luggage; travel bag; duffel bag; trolley ~travel; cabin bag | walizka; torba podróżna; walizka kabinowa | валіза; дорожня сумка; чемодан
travel-accessory | travel pillow; luggage tag; packing cubes; travel adapter; luggage cover; passport cover | poduszka podróżna; zawieszka do walizki; pokrowiec na walizkę; organizer podróżny; adapter podróżny; okładka na paszport | подушка для подорожей; бирка для валізи; чохол для валізи; дорожній адаптер; обкладинка на паспорт
umbrella | umbrella | parasol; parasolka | парасоля; парасолька
sunglasses | sunglasses | okulary przeciwsłoneczne | сонцезахисні окуляри
eyeglasses | eyeglasses; reading glasses; spectacle frames; blue light glasses | okulary korekcyjne; oprawki; okulary do czytania | окуляри для зору; оправа; окуляри для читання; окуляри для комп'ютера
eyeglasses-case | glasses case; eyeglass case; lens cloth; lens cleaner | etui na okulary; płyn do okularów; ściereczka do okularów | футляр для окулярів; серветка для окулярів; спрей для окулярів
watch | watch; wristwatch; automatic watch; chronograph | zegarek; zegarek damski; zegarek męski; zegarek na rękę | годинник; наручний годинник
ring | ring ~jewellery; engagement ring; wedding ring; signet ring; ring ~silver; ring ~gold | pierścionek; obrączka; sygnet; pierścionek zaręczynowy | каблучка; обручка; перстень; перстень печатка
earrings | earrings; stud earrings; hoop earrings; drop earrings; ear cuff; earring | kolczyki; kolczyki sztyfty; kolczyki wiszące; nausznica | сережки; кульчики; сережки пусети; сережки підвіски; кафи; сережки кільця
necklace | necklace; pendant; chain ~jewellery; choker; locket | naszyjnik; wisiorek; łańcuszek; zawieszka; choker; celebrytka | підвіска; кольє; ланцюжок; намисто; кулон; чокер
bracelet | bracelet; bangle; anklet; charm bracelet | bransoletka; bransoleta; bransoletka na nogę | браслет; браслет на ногу
charm | charm; bead ~bracelet | charms; koralik ~bransoletka; przywieszka | шарм; намистина ~браслет
brooch | brooch; hair clip; hairband; scrunchie; hair pin; headband | broszka; spinka do włosów; opaska do włosów; gumka do włosów | брошка; шпилька для волосся; обруч для волосся; резинка для волосся; заколка
jewellery-box | jewellery box; jewelry box; ring box; watch box | szkatułka; pudełko na biżuterię; kuferek na biżuterię; pudełko na zegarki | скринька для прикрас; шкатулка; футляр для прикрас
jewellery-cleaner | jewellery cleaner; silver polish; polishing cloth; jewelry cleaner | płyn do czyszczenia biżuterii; ściereczka do biżuterii; ściereczka do srebra | засіб для чищення прикрас; серветка для срібла; засіб для срібла
costume | costume ~party; fancy dress; party mask; wig | kostium; przebranie; strój karnawałowy; peruka | карнавальний костюм; перука; маска карнавальна
`
