export const homeWords = `
vacuum-cleaner | vacuum cleaner; cordless vacuum; stick vacuum; upright vacuum; vacuum ~cleaning | odkurzacz; odkurzacz pionowy; odkurzacz bezprzewodowy | пилосос; вертикальний пилосос; бездротовий пилосос
robot-vacuum | robot vacuum; robotic vacuum; robot vacuum cleaner | robot sprzątający; odkurzacz automatyczny; robot odkurzający; robot mopujący | робот пилосос
vacuum-bag-cleaner | vacuum cleaner bag; dust bag; hoover bag; vacuum bags ~cleaner | worek do odkurzacza; worki do odkurzacza | мішок для пилососа; пилозбірник; мішки для пилососа
vacuum-filter | vacuum filter; hepa filter ~vacuum; vacuum cleaner filter | filtr do odkurzacza; filtr hepa do odkurzacza | фільтр для пилососа; hepa фільтр для пилососа
vacuum-brush | vacuum brush; vacuum nozzle; side brush; mop pad ~robot | szczotka do odkurzacza; ssawka; szczotka boczna; nakładka mopująca | щітка для пилососа; насадка для пилососа; бічна щітка; серветка для робота пилососа
steam-cleaner | steam cleaner; steam mop; pressure washer | parownica; mop parowy; myjka parowa; myjka ciśnieniowa | парова швабра; пароочисник; мийка високого тиску; мінімийка
mop | mop; bucket; broom; squeegee | mop; wiadro; miotła; zmiotka; ściągaczka | швабра; відро; мітла; совок
mop-refill | mop refill; mop head; mop cloth | wkład do mopa; nakładka na mop; końcówka do mopa | змінна насадка для швабри; моп змінний; насадка для швабри
cleaning-agent | cleaner ~household; all purpose cleaner; glass cleaner; floor cleaner; toilet cleaner; bleach; dish soap; dishwashing liquid; kitchen cleaner; bathroom cleaner | płyn do mycia; płyn do naczyń; płyn do szyb; płyn do podłóg; środek czyszczący; mleczko do czyszczenia; żel do wc | засіб для миття; засіб для миття посуду; засіб для скла; засіб для підлоги; чистячий засіб; засіб для унітазу
sponge | sponge ~cleaning; cleaning cloth; microfiber cloth; rubber gloves | gąbka ~sprzątanie; ściereczka; ściereczka z mikrofibry; zmywak; rękawice gumowe | губка; серветка з мікрофібри; ганчірка; гумові рукавички
trash-bag | trash bag; bin bag; garbage bag; bin liner | worki na śmieci; worek na śmieci | мішки для сміття; пакети для сміття
trash-can | trash can; bin ~household; waste bin; dustbin | kosz na śmieci; kosz do segregacji | відро для сміття; смітник; урна
toilet-paper | toilet paper; paper towel; tissues | papier toaletowy; ręcznik papierowy; chusteczki higieniczne | туалетний папір; паперові рушники; серветки паперові
iron | steam iron; iron ~household; steam generator; garment steamer | żelazko; generator pary; parownica do ubrań; stacja parowa | праска; парогенератор; відпарювач
ironing-board | ironing board | deska do prasowania | прасувальна дошка; дошка для прасування
ironing-board-cover | ironing board cover | pokrowiec na deskę do prasowania | чохол для прасувальної дошки
drying-rack | drying rack; clothes horse; laundry basket | suszarka na pranie; suszarka na bieliznę; kosz na pranie | сушарка для одягу; кошик для білизни
air-purifier | air purifier | oczyszczacz powietrza | очищувач повітря
purifier-filter | air purifier filter; purifier filter | filtr do oczyszczacza | фільтр для очищувача повітря
humidifier | humidifier; aroma diffuser; air humidifier | nawilżacz; nawilżacz powietrza; dyfuzor zapachowy | зволожувач; зволожувач повітря; аромадифузор
essential-oil | essential oil; fragrance oil; diffuser refill; reed diffuser | olejek eteryczny; olejek zapachowy; patyczki zapachowe | ефірна олія; аромаолія; аромапалички
fan | fan ~air; tower fan; ceiling fan; pedestal fan | wentylator; wentylator kolumnowy; wentylator sufitowy | вентилятор
heater | heater; radiator; convector heater; electric fireplace | grzejnik; grzejnik elektryczny; farelka; termowentylator; kominek elektryczny | обігрівач; конвектор; тепловентилятор; радіатор; електрокамін
air-conditioner | air conditioner; portable air conditioner | klimatyzator; klimatyzacja | кондиціонер; мобільний кондиціонер
dehumidifier | dehumidifier | osuszacz; osuszacz powietrza; pochłaniacz wilgoci | осушувач; осушувач повітря
light-bulb | light bulb; led bulb; bulb | żarówka; żarówka led | лампочка; led лампа; світлодіодна лампа
lamp | lamp; table lamp; floor lamp; desk lamp; ceiling lamp; pendant lamp; chandelier; wall light; night light | lampa; lampka; lampa stołowa; lampka biurkowa; lampa sufitowa; lampa wisząca; żyrandol; kinkiet; lampka nocna | лампа; настільна лампа; люстра; торшер; світильник; бра; нічник
led-strip | led strip; led lights; string lights; fairy lights | taśma led; girlanda świetlna; lampki choinkowe | led стрічка; світлодіодна стрічка; гірлянда
candle | candle; scented candle; tealight | świeca; świeca zapachowa; podgrzewacze | свічка; ароматична свічка
candle-holder | candle holder; candlestick; lantern | świecznik; latarenka; lampion | свічник; підсвічник; ліхтар декоративний
vase | vase; flower pot; plant pot; planter | wazon; doniczka; osłonka na doniczkę | ваза; горщик для квітів; кашпо; вазон
picture-frame | picture frame; photo frame; wall art; poster; mirror | ramka na zdjęcia; rama; obraz; plakat; lustro | фоторамка; рамка для фото; картина; постер; дзеркало
clock | clock; wall clock; alarm clock | zegar; zegar ścienny; budzik | настінний годинник; будильник
sofa | sofa; couch; sofa bed; corner sofa | sofa; kanapa; narożnik; wersalka; rozkładana sofa | диван; софа; кутовий диван
armchair | armchair; lounge chair; recliner; pouf; bean bag | fotel; fotel wypoczynkowy; pufa; worek sako | крісло; пуф; крісло мішок
dining-chair | dining chair; chair; bar stool; stool | krzesło; hoker; stołek; krzesło do jadalni | стілець; барний стілець; табурет
dining-table | dining table; table ~furniture; extendable table; kitchen table | stół; stół rozkładany; stół do jadalni | стіл обідній; обідній стіл; кухонний стіл; стіл розкладний
coffee-table | coffee table; side table | stolik kawowy; ława; stolik boczny | журнальний столик; кавовий столик; приставний столик
tablecloth | tablecloth; placemat; table runner; napkin | obrus; podkładka na stół; bieżnik; serwetka | скатертина; підставка під тарілки; доріжка на стіл; серветка
desk | desk; standing desk; writing desk | biurko; biurko regulowane | письмовий стіл; комп'ютерний стіл; стіл письмовий; робочий стіл
office-chair | office chair; desk chair; ergonomic chair | fotel biurowy; krzesło biurowe; fotel obrotowy; krzesło obrotowe | офісне крісло; комп'ютерне крісло; ергономічне крісло
bed | bed ~furniture; bed frame; bunk bed; box spring bed; boxspring | łóżko; rama łóżka; łóżko kontynentalne; łóżko piętrowe; stelaż łóżka | ліжко; каркас ліжка; двоярусне ліжко
mattress | mattress; mattress topper | materac; materac nawierzchniowy; topper | матрац; матрас; топер; наматрацник ортопедичний
mattress-protector | mattress protector; mattress cover | ochraniacz na materac; pokrowiec na materac; nakładka na materac | наматрацник; чохол для матраца
pillow | pillow; sleeping pillow; memory foam pillow | poduszka; poduszka ortopedyczna | подушка; ортопедична подушка
duvet | duvet; comforter; quilt | kołdra | ковдра
bedding | bedding; bed linen; duvet cover; bedding set; pillowcase; bed sheet; fitted sheet | pościel; komplet pościeli; poszewka; poszwa; prześcieradło; prześcieradło z gumką | постільна білизна; комплект постільної білизни; наволочка; підковдра; простирадло
blanket | blanket; throw ~home; bedspread; weighted blanket | koc; narzuta; pled; kołdra obciążeniowa | плед; покривало; обтяжена ковдра
cushion | cushion; cushion cover; throw pillow; chair cushion | poduszka dekoracyjna; poszewka dekoracyjna; poduszka na krzesło | декоративна подушка; чохол на подушку; подушка на стілець
curtain | curtain; blinds; roller blind; drape | zasłona; firana; roleta; żaluzja | штора; фіранка; тюль; ролета; жалюзі
curtain-rod | curtain rod; curtain rail | karnisz; szyna do zasłon | карниз; карниз для штор
rug | rug; carpet; doormat; bath mat | dywan; dywanik; wycieraczka; dywanik łazienkowy | килим; килимок для ванної; придверний килимок; доріжка килимова
towel | towel; bath towel; beach towel; bathrobe | ręcznik; ręcznik kąpielowy; ręcznik plażowy; szlafrok | рушник; банний рушник; пляжний рушник; банний халат
shower-head | shower head; shower set; shower hose | słuchawka prysznicowa; zestaw prysznicowy; deszczownica; wąż prysznicowy | лійка для душу; душовий комплект; душова лійка; душовий шланг
faucet | faucet; tap ~bathroom; mixer tap; sink | bateria umywalkowa; bateria kuchenna; kran; zlewozmywak; umywalka | змішувач; кран; кухонна мийка; умивальник; раковина
toilet-seat | toilet seat; toilet brush | deska sedesowa; szczotka do wc | сидіння для унітазу; йоржик
shelf | shelf; bookcase; bookshelf; shelving unit; rack ~storage | regał; półka; półka ścienna; biblioteczka | стелаж; полиця; книжкова шафа; етажерка
wardrobe | wardrobe; chest of drawers; cabinet; shoe rack; sideboard; nightstand | szafa; komoda; szafka; szafka na buty; szafka nocna; garderoba | шафа; комод; тумба; взуттєва полиця; приліжкова тумба
storage-box | storage box; storage basket; organizer; storage bag | pudełko do przechowywania; kosz do przechowywania; organizer; pojemnik do przechowywania | органайзер; короб для зберігання; кошик для зберігання; ящик для зберігання
hanger | hangers; clothes hanger; coat rack; hook | wieszaki; wieszak na ubrania; wieszak | вішалки; вішак; плічка; вішалка
safe | safe; cash box | sejf; kasetka na pieniądze | сейф
drill | drill; cordless drill; impact drill; drill driver; screwdriver ~power; hammer drill; rotary hammer | wiertarka; wkrętarka; wiertarko wkrętarka; młotowiertarka; wiertarka udarowa | дриль; шуруповерт; дриль шуруповерт; перфоратор; ударний дриль
drill-bit | drill bit; drill bit set; screwdriver bit; bit set | wiertło; zestaw wierteł; bity; zestaw bitów | свердло; набір свердел; біти; набір біт; бур
power-tool-battery | power tool battery; tool battery; battery pack ~tool | akumulator do elektronarzędzi; akumulator do wkrętarki; akumulator ~narzędzia | акумулятор для шуруповерта; акумулятор для електроінструменту
saw | saw; circular saw; jigsaw; chainsaw; reciprocating saw | piła; pilarka; wyrzynarka; piła łańcuchowa; pilarka łańcuchowa; piła tarczowa | пила; лобзик; ланцюгова пила; циркулярна пила; електропила; бензопила
saw-blade | saw blade; saw chain; jigsaw blade; chainsaw chain | tarcza do pilarki; brzeszczot; łańcuch do piły; piła tarczowa tarcza | пильний диск; полотно для лобзика; ланцюг для пили; пилка для лобзика
grinder-tool | angle grinder; sander; orbital sander | szlifierka; szlifierka kątowa; szlifierka oscylacyjna | болгарка; кутова шліфмашина; шліфмашина; шліфувальна машина
sandpaper | sandpaper; sanding disc; cutting disc; grinding disc | papier ścierny; tarcza szlifierska; tarcza do cięcia; krążek ścierny | наждачний папір; шліфувальний диск; відрізний диск; шліфувальний круг
hand-tool | hand tool; screwdriver; hammer; wrench; pliers; tool set; spanner; tape measure; socket set; spirit level | narzędzie ręczne; śrubokręt; młotek; klucz nasadowy; szczypce; zestaw narzędzi; miarka; poziomica; wkrętak; kombinerki | ручний інструмент; викрутка; молоток; гайковий ключ; плоскогубці; набір інструментів; рулетка; рівень будівельний
toolbox | toolbox; tool box; tool bag | skrzynka narzędziowa; skrzynka na narzędzia; torba narzędziowa | ящик для інструментів; сумка для інструментів
screws | screws; nails ~hardware; wall plugs; bolts; anchors ~hardware | wkręty; śruby; kołki rozporowe; gwoździe; kołki | шурупи; саморізи; дюбелі; цвяхи; болти
paint | paint ~wall; wall paint; primer; varnish; wood stain; emulsion paint | farba; farba do ścian; lakier do drewna; farba podkładowa; impregnat do drewna; emulsja | фарба; фарба для стін; ґрунтовка; лак для дерева; емаль
paint-brush | paint brush; paint roller; masking tape; paint tray | wałek malarski; pędzel malarski; taśma malarska; kuweta malarska; folia malarska | малярний валик; малярний пензель; малярна стрічка; валик; кювета
glue | glue; adhesive; sealant; silicone ~building; mounting tape | klej; silikon; uszczelniacz; taśma montażowa; pianka montażowa | клей; герметик; монтажна піна; силікон; монтажна стрічка
ladder | ladder; step ladder | drabina; drabinka | драбина; стрем'янка
lawn-mower | lawn mower; robotic mower; lawnmower; mower | kosiarka; kosiarka do trawy; robot koszący | газонокосарка; робот газонокосарка; косарка
grass-trimmer | grass trimmer; string trimmer; brush cutter; hedge trimmer | podkaszarka; kosa spalinowa; nożyce do żywopłotu; kosa elektryczna | тример для трави; мотокоса; кущоріз; тример садовий
trimmer-line | trimmer line; trimmer spool; mower blade | żyłka do podkaszarki; szpula do podkaszarki; nóż do kosiarki; żyłka tnąca | волосінь для тримера; ліска для тримера; котушка для тримера; ніж для газонокосарки
garden-hose | garden hose; hose; sprinkler; watering can; hose reel | wąż ogrodowy; zraszacz; konewka; bęben na wąż | садовий шланг; шланг для поливу; лійка садова; зрошувач; дощувач
hose-connector | hose connector; hose fitting; hose nozzle; spray gun ~garden | złączka do węża; szybkozłączka; pistolet do zraszania; zraszacz pistoletowy | конектор для шланга; з'єднувач для шланга; пістолет для поливу
plant | houseplant; plant ~garden; seedling; tree ~garden; shrub; rose ~garden | roślina doniczkowa; sadzonka; krzew; kwiat doniczkowy; drzewko | кімнатна рослина; саджанець; кущ; вазонок; рослина
seeds | seeds ~garden; flower seeds; vegetable seeds; grass seed; flower bulbs | nasiona; cebulki kwiatowe; nasiona trawy | насіння; цибулини квітів; насіння трави
potting-soil | potting soil; compost; peat | ziemia do kwiatów; podłoże; torf; ziemia uniwersalna | ґрунт для квітів; ґрунт; торф; субстрат
fertilizer | fertilizer; fertiliser; plant food | nawóz; odżywka do roślin | добриво; підживлення для рослин
garden-tool | spade; rake; pruning shears; secateurs; garden gloves; wheelbarrow | łopata; grabie; sekator; rękawice ogrodowe; taczka; szpadel | лопата; граблі; секатор; садові рукавички; тачка
garden-furniture | garden furniture; garden table; garden chair; sun lounger; hammock; parasol; garden bench | meble ogrodowe; leżak; hamak; parasol ogrodowy; stół ogrodowy; huśtawka ogrodowa | садові меблі; шезлонг; гамак; садова парасоля; садовий стіл; садова гойдалка
pool | swimming pool; pool ~garden; hot tub | basen; basen ogrodowy; jacuzzi | басейн; каркасний басейн; джакузі
pool-chemical | pool chlorine; pool chemical; pool filter; pool pump | chlor do basenu; chemia basenowa; filtr do basenu; pompa do basenu | хлор для басейну; хімія для басейну; фільтр для басейну; насос для басейну
`
