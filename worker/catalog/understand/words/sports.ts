export const sportsWords = `
running-belt | running belt; hydration belt; waist pack; bum bag | pas biegowy; nerka; saszetka nerka; pas do biegania | біговий пояс; поясна сумка; бананка
running-vest | trail vest; hydration vest; running vest; hydration pack | kamizelka trailowa; kamizelka biegowa; plecak biegowy | трейловий жилет; біговий жилет; рюкзак для бігу
reflective-vest | reflective vest; high visibility vest; reflective band | kamizelka odblaskowa; opaska odblaskowa | світловідбивний жилет; світловідбивна стрічка
headlamp | headlamp; head torch; flashlight; torch | latarka czołowa; latarka; czołówka | налобний ліхтар; ліхтарик; ліхтар
heart-rate-monitor | heart rate monitor; chest strap; heart rate strap | pas hr; pulsometr; czujnik tętna; pas piersiowy | пульсометр; нагрудний датчик пульсу; датчик пульсу
yoga-mat | yoga mat; exercise mat; mat ~yoga; fitness mat; studio mat; cork mat; mat ~pilates | mata do jogi; mata ~joga; mata do ćwiczeń; mata fitness | килимок для йоги; килимок ~йога; мат для йоги; килимок для фітнесу
yoga-block | yoga block; block ~yoga; cork block; foam block ~yoga | klocek do jogi; klocek ~joga; kostka do jogi | блок для йоги; блок ~йога; цегла для йоги
yoga-strap | yoga strap; yoga belt; strap ~yoga; mat strap; mat bag | pasek do jogi; pasek ~joga; torba na matę; pokrowiec na matę | ремінь для йоги; ремінь ~йога; ремінець ~йога; чохол для килимка; сумка для килимка
yoga-bolster | bolster; meditation cushion; yoga wheel; eye pillow | bolster; poduszka do medytacji; koło do jogi | болстер; подушка для медитації; колесо для йоги
dumbbell | dumbbell; dumbbells; adjustable dumbbell | hantle; hantla; hantel; hantla regulowana | гантелі; гантель; розбірна гантель
kettlebell | kettlebell | kettlebell; odważnik kulowy | гиря; гиря чавунна; кетлбел
barbell | barbell; weight plate; weight plates | sztanga; gryf; obciążenie; talerz obciążeniowy | штанга; гриф; диск для штанги; млинець для штанги
weight-bench | weight bench; training bench; power rack; squat rack | ławka treningowa; ławeczka do ćwiczeń; klatka treningowa | лава для тренувань; силова лава; стійка для штанги
resistance-band | resistance band; mini band; mini bands; exercise band; band ~training; loop band | guma oporowa; taśma mini band; taśma oporowa; gumy do ćwiczeń; taśma do ćwiczeń | еспандер; фітнес резинка; міні стрічка; гума для фітнесу; резинка для тренувань
pull-up-bar | pull up bar; push up bars; ab wheel; suspension trainer; gymnastic rings | drążek do podciągania; uchwyty do pompek; kółko do brzucha; taśmy trx | турнік; упори для віджимань; ролик для преса; петлі trx
jump-rope | jump rope; skipping rope | skakanka | скакалка
foam-roller | foam roller; massage ball; massage roller | wałek do masażu; roller; piłka do masażu; roller piankowy | масажний ролик; ролер; масажний м'яч; масажний валик
exercise-ball | exercise ball; gym ball; medicine ball; swiss ball | piłka gimnastyczna; piłka do ćwiczeń; piłka lekarska; piłka rehabilitacyjna | фітбол; м'яч для фітнесу; медбол
gym-gloves | gym gloves; lifting straps; weightlifting belt; wrist wraps; lifting belt | rękawiczki treningowe; pas kulturystyczny; paski do martwego ciągu; opaski na nadgarstki | рукавички для залу; атлетичний пояс; лямки для тяги; кистьові бинти
treadmill | treadmill; exercise bike; spin bike; elliptical trainer; rowing machine; walking pad | bieżnia; rower stacjonarny; rower spinningowy; orbitrek; wioślarz | бігова доріжка; велотренажер; орбітрек; гребний тренажер
water-bottle | water bottle; sports bottle; steel bottle; bottle ~sport; squeeze bottle; thermos; vacuum flask; insulated bottle; soft flask | bidon; butelka na wodę; butelka sportowa; butelka stalowa; termos; butelka termiczna; butelka filtrująca | пляшка для води; сталева пляшка; спортивна пляшка; пляшка ~спорт; термос; термопляшка; фляга
shaker | protein shaker; shaker bottle; shaker | shaker; shaker do białka | шейкер; шейкер для протеїну
gym-bag | gym bag; sports bag; duffel ~sport | torba treningowa; torba sportowa | спортивна сумка; сумка для залу; сумка для спорту
gym-towel | gym towel; sports towel; microfiber towel | ręcznik treningowy; ręcznik szybkoschnący; ręcznik sportowy | спортивний рушник; рушник з мікрофібри; рушник для спорту
football | football; soccer ball; basketball; volleyball; ball ~sport | piłka nożna; piłka do koszykówki; piłka siatkowa; piłka ~sport | футбольний м'яч; баскетбольний м'яч; волейбольний м'яч; м'яч
shin-guards | shin guards; goalkeeper gloves; football boots; ball pump | ochraniacze piłkarskie; rękawice bramkarskie; korki piłkarskie; pompka do piłek | щитки футбольні; воротарські рукавиці; бутси; насос для м'ячів
tennis-racket | tennis racket; badminton racket; padel racket; racket | rakieta tenisowa; rakieta do badmintona; rakieta do padla; rakietka | тенісна ракетка; ракетка для бадмінтону; ракетка
tennis-ball | tennis balls; shuttlecock; racket strings; overgrip | piłki tenisowe; lotki do badmintona; owijka; naciąg | тенісні м'ячі; воланчики; обмотка для ракетки; волан
swim-goggles | swim goggles; swimming goggles; swim cap; swimming cap; snorkel | okulary pływackie; czepek; czepek pływacki; maska do nurkowania | окуляри для плавання; шапочка для плавання; маска для дайвінгу; маска для плавання
boxing-gloves | boxing gloves; punching bag; hand wraps; mouthguard | rękawice bokserskie; worek treningowy; bandaże bokserskie; ochraniacz na zęby | боксерські рукавички; боксерський мішок; боксерські бинти; капа
bicycle | bicycle; bike; mountain bike; e bike; road bike; electric bike; kids bike | rower; rower górski; rower elektryczny; rower szosowy; rower dziecięcy | велосипед; гірський велосипед; електровелосипед; дитячий велосипед
bike-helmet | bike helmet; cycling helmet; helmet | kask rowerowy; kask | велошолом; шолом велосипедний; велосипедний шолом
bike-lock | bike lock; u lock | zapięcie rowerowe; zamek do roweru; blokada rowerowa | велозамок; замок для велосипеда
bike-light | bike light; bike lights | lampka rowerowa; oświetlenie rowerowe | велофара; велосипедна фара; ліхтар для велосипеда
bike-pump | bike pump; floor pump; bike repair kit; multitool ~bike | pompka rowerowa; pompka do roweru; zestaw naprawczy rowerowy; łatki rowerowe | велосипедний насос; насос для велосипеда; ремкомплект для велосипеда
bike-tire | bike tire; bike tyre; inner tube; bicycle chain; bike chain; brake pads ~bike | opona rowerowa; dętka; łańcuch rowerowy; klocki hamulcowe ~rower | велопокришка; велокамера; ланцюг велосипедний; покришка для велосипеда
chain-lube | chain lube; chain oil; bike cleaner | smar do łańcucha; olej do łańcucha; płyn do mycia roweru | мастило для ланцюга; змазка для ланцюга
bike-bag | bike bag; bottle cage; pannier; bike rack; child bike seat | torba rowerowa; koszyk na bidon; sakwa; bagażnik rowerowy; fotelik rowerowy | велосумка; фляготримач; багажник для велосипеда; дитяче велокрісло
tent | tent; awning ~camping | namiot | намет; палатка
sleeping-bag | sleeping bag | śpiwór | спальний мішок; спальник
sleeping-pad | sleeping pad; sleeping mat; camping mat; air bed | karimata; mata samopompująca; materac turystyczny; materac dmuchany | каремат; туристичний килимок; надувний матрац; самонадувний килимок
camping-stove | camping stove; gas stove ~camping; camp stove | kuchenka turystyczna; palnik turystyczny; palnik gazowy | туристичний пальник; газовий пальник; туристична плитка
gas-canister | gas canister; gas cartridge ~camping | kartusz gazowy; butla gazowa; nabój gazowy | газовий балон; газовий картридж; балон газовий
camping-gear | camping chair; camping table; cool box; trekking poles; camping cookware; cooler bag | krzesło turystyczne; stolik turystyczny; lodówka turystyczna; kije trekkingowe; torba termiczna | туристичне крісло; туристичний стіл; термосумка; трекінгові палиці; сумка холодильник
skis | skis; snowboard; ski boots; ski poles; ski goggles; ski helmet | narty; deska snowboardowa; buty narciarskie; kije narciarskie; gogle narciarskie; kask narciarski | лижі; сноуборд; лижні черевики; лижні палиці; гірськолижна маска; гірськолижний шолом
skates | inline skates; roller skates; ice skates; skateboard; longboard; scooter ~kids | rolki; wrotki; łyżwy; deskorolka; longboard; hulajnoga | ролики; роликові ковзани; ковзани; скейтборд; лонгборд; самокат
knee-pads | knee pads; protective gear; elbow pads | ochraniacze; nakolanniki; zestaw ochraniaczy | захист для роликів; наколінники; комплект захисту
fishing-rod | fishing rod; fishing reel; fishing lure; fishing line; bait | wędka; kołowrotek; przynęta; żyłka wędkarska; haczyki | вудка; спінінг; котушка рибальська; приманка; волосінь рибальська; гачки рибальські
`
