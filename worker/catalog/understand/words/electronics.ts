export const electronicsWords = `
television | tv; television; smart tv; oled tv; qled tv; led tv | telewizor; tv ~telewizory | телевізор; смарт телевізор
tv-mount | tv mount; tv bracket; tv wall mount; tv stand bracket; wall mount ~tv; wall bracket ~tv | uchwyt do telewizora; uchwyt ścienny; wieszak do telewizora; uchwyt tv | кріплення для телевізора; кронштейн для телевізора; кронштейн тв; кріплення для тв
tv-stand | tv stand; tv unit; tv cabinet; media unit | szafka rtv; stolik rtv; szafka pod telewizor | тумба під телевізор; тумба для телевізора; тв тумба
soundbar | soundbar; sound bar | soundbar; listwa dźwiękowa; głośnik soundbar | саундбар; звукова панель
subwoofer | subwoofer | subwoofer | сабвуфер
speaker | speaker; bluetooth speaker; wireless speaker; party speaker; loudspeaker; smart speaker | głośnik; głośnik bluetooth; głośnik bezprzewodowy; kolumna głośnikowa; głośnik przenośny | колонка; портативна колонка; акустична система; акустика; динамік
headphones | headphones; earbuds; earphones; in ear headphones; true wireless earbuds | słuchawki; słuchawki bezprzewodowe; słuchawki dokanałowe; słuchawki nauszne | навушники; бездротові навушники; вкладиші ~навушники
headphone-case | headphone case; earbuds case; airpods case; headphone stand | etui na słuchawki; stojak na słuchawki | чохол для навушників; підставка для навушників
ear-tips | ear tips; ear pads; ear cushions | końcówki do słuchawek; nakładki na słuchawki; poduszki do słuchawek | амбушури; насадки для навушників
hdmi-cable | hdmi cable; hdmi lead; displayport cable | kabel hdmi; przewód hdmi; kabel displayport | кабель hdmi; hdmi кабель; кабель displayport
audio-cable | audio cable; optical cable; aux cable; speaker cable | kabel audio; kabel optyczny; kabel aux; kabel głośnikowy | аудіокабель; оптичний кабель; кабель aux; акустичний кабель
remote-control | remote control; remote ~tv | pilot; pilot do telewizora; pilot uniwersalny | пульт; пульт дистанційного керування
streaming-box | streaming stick; media player; tv box; set top box; streaming box | odtwarzacz multimedialny; tv box; przystawka smart tv; dekoder | медіаплеєр; приставка смарт; тв приставка; тв бокс
projector | projector; beamer | projektor; rzutnik | проектор; проєктор
projector-screen | projector screen; projection screen | ekran projekcyjny; ekran do projektora | екран для проектора; проекційний екран; екран для проєктора
turntable | turntable; record player | gramofon | програвач вінілу; вініловий програвач; програвач платівок
vinyl-record | vinyl record; vinyl lp; lp record | płyta winylowa; winyl | вінілова платівка; платівка
radio | radio; clock radio; dab radio | radio; radiobudzik; radio cyfrowe | радіо; радіоприймач; радіогодинник
hi-fi | amplifier; av receiver; hi fi system; receiver ~audio; stereo system | wzmacniacz; amplituner; wieża stereo; zestaw stereo | підсилювач; av ресивер; музичний центр; ресивер ~аудіо
game-console | games console; game console; video game console; handheld console; playstation console; xbox console | konsola do gier; konsola; konsola przenośna | ігрова консоль; ігрова приставка; консоль
gamepad | gamepad; game controller; wireless controller ~gaming; joypad; controller ~console; joystick | pad; gamepad; kontroler do gier; pad bezprzewodowy; kontroler bezprzewodowy ~gry; joystick | геймпад; ігровий контролер; джойстик; контролер ~консоль
vr-headset | vr headset; virtual reality headset; vr goggles; vr glasses | gogle vr; okulary vr; gogle wirtualnej rzeczywistości | vr шолом; шолом віртуальної реальності; окуляри віртуальної реальності; vr окуляри
vr-controller | vr controller; vr controllers; motion controller | kontroler vr; kontrolery vr; kontroler ruchu | vr контролер; контролер vr; контролер руху
vr-accessory | vr stand; vr strap; vr face cover; vr case | podstawka vr; pasek do gogli; osłona do gogli vr; etui na gogle vr | підставка vr; ремінець для vr; чохол для vr
gaming-headset | gaming headset; gaming headphones; headset ~gaming | słuchawki dla graczy; słuchawki gamingowe; słuchawki do gier; zestaw słuchawkowy dla graczy | ігрова гарнітура; геймерські навушники; ігрові навушники
charging-dock | charging dock; charging station; charging stand; dock ~console; docking charger | stacja ładująca; stacja dokująca do pada; podstawka ładująca | зарядна станція; док станція для геймпада; зарядна підставка
video-game | video game; game ~console; game ~playstation; game ~xbox; game ~switch | gra na konsolę; gra na pc; gra wideo; gra ~konsola | відеогра; гра для консолі; гра для пк; гра ~консоль
gift-card | gift card; subscription card; prepaid card; voucher | karta podarunkowa; karta przedpłacona; doładowanie; bon podarunkowy | подарункова карта; подарунковий сертифікат; карта поповнення
racing-wheel | racing wheel; steering wheel ~gaming | kierownica do gier; kierownica ~gry | ігрове кермо; кермо ~ігрове
gaming-chair | gaming chair | fotel gamingowy; fotel dla gracza | геймерське крісло; ігрове крісло
laptop | laptop; notebook ~computer; macbook; chromebook; ultrabook; gaming laptop | laptop; notebook ~komputery; ultrabook; laptop gamingowy | ноутбук; ультрабук; лептоп
desktop-computer | desktop computer; desktop pc; mini pc; all in one pc; gaming pc | komputer stacjonarny; komputer; mini pc; komputer gamingowy; zestaw komputerowy | комп'ютер; персональний комп'ютер; системний блок; міні пк; моноблок
tablet | tablet; ipad; tablet computer; e reader; ebook reader | tablet; czytnik ebooków; czytnik e booków | планшет; електронна книга
tablet-case | tablet case; ipad case; tablet cover | etui na tablet; pokrowiec na tablet | чохол для планшета
stylus | stylus; stylus pen | rysik; rysik do tabletu | стилус
monitor | monitor; computer monitor; gaming monitor | monitor; monitor gamingowy | монітор; ігровий монітор
monitor-arm | monitor arm; monitor stand; monitor mount | uchwyt do monitora; ramię do monitora; podstawka pod monitor | кронштейн для монітора; підставка для монітора
keyboard | keyboard; mechanical keyboard | klawiatura; klawiatura mechaniczna | клавіатура; механічна клавіатура
mouse | computer mouse; wireless mouse; gaming mouse; mouse ~computer; trackball | mysz komputerowa; myszka; mysz bezprzewodowa; mysz gamingowa; myszka gamingowa | миша комп'ютерна; комп'ютерна миша; мишка; бездротова миша; ігрова миша
mouse-pad | mouse pad; mouse mat; desk mat | podkładka pod mysz; podkładka na biurko | килимок для миші; килимок для мишки
webcam | webcam; web camera | kamera internetowa; kamerka internetowa | вебкамера; веб камера
microphone | microphone; usb microphone | mikrofon | мікрофон
docking-station | docking station; usb hub; usb c hub; port replicator | stacja dokująca; hub usb; hub usb c | док станція; usb хаб; usb концентратор; хаб
external-drive | external drive; external hard drive; external ssd; portable ssd; portable drive | dysk zewnętrzny; dysk przenośny; dysk zewnętrzny ssd | зовнішній диск; зовнішній жорсткий диск; зовнішній ssd
ssd | ssd; internal ssd; nvme drive; hard drive; internal hard drive | dysk ssd; dysk twardy; dysk hdd; dysk nvme | ssd диск; ssd накопичувач; жорсткий диск; накопичувач
usb-stick | usb stick; flash drive; usb flash drive | pendrive; pamięć usb | флешка; usb флеш накопичувач; флеш накопичувач
memory-card | memory card; microsd card; sd card | karta pamięci; karta microsd; karta sd | карта пам'яті; карта microsd
ram | ram; memory module; ddr4; ddr5 | pamięć ram; pamięć ddr4; pamięć ddr5 | оперативна пам'ять; модуль пам'яті
graphics-card | graphics card; video card; gpu | karta graficzna | відеокарта
processor | processor ~computer; cpu | procesor | процесор
motherboard | motherboard | płyta główna | материнська плата
pc-cooler | cpu cooler; pc cooler; case fan; thermal paste | chłodzenie procesora; wentylator do komputera; pasta termoprzewodząca | кулер для процесора; система охолодження; термопаста
pc-case | pc case; computer case | obudowa do komputera; obudowa komputerowa | корпус для пк; комп'ютерний корпус
power-supply | power supply; psu; ups | zasilacz; zasilacz komputerowy; zasilacz awaryjny | блок живлення; дбж; джерело безперебійного живлення
router | router; wi fi router; mesh system; access point; wifi extender | router; system mesh; punkt dostępowy; wzmacniacz sygnału wifi | роутер; маршрутизатор; точка доступу; підсилювач wi fi
network-cable | ethernet cable; network cable; patch cable | kabel sieciowy; kabel ethernet; patchcord | мережевий кабель; патч корд
laptop-bag | laptop bag; laptop sleeve; laptop backpack; laptop case | torba na laptopa; etui na laptopa; plecak na laptopa; pokrowiec na laptopa | сумка для ноутбука; чохол для ноутбука; рюкзак для ноутбука
laptop-charger | laptop charger; laptop adapter; laptop power adapter | ładowarka do laptopa; zasilacz do laptopa | зарядка для ноутбука; зарядний пристрій для ноутбука; блок живлення для ноутбука
laptop-stand | laptop stand; laptop cooling pad; cooling pad | podstawka pod laptopa; podstawka chłodząca | підставка для ноутбука; охолоджувальна підставка
smartphone | smartphone; mobile phone; cell phone; iphone ~phones; phone ~mobile | smartfon; telefon; telefon komórkowy | смартфон; мобільний телефон; телефон
phone-case | phone case; phone cover; iphone case; smartphone case; silicone case ~phone; case ~phone; bumper case | etui na telefon; etui do telefonu; pokrowiec na telefon; etui ~telefon; etui ~smartfon; etui ~iphone | чохол для телефону; чохол для смартфона; чохол ~телефон; чохол ~смартфон; чохол ~iphone; накладка ~телефон
screen-protector | screen protector; tempered glass; protective glass; screen film | szkło hartowane; szkło ochronne; folia ochronna; folia hydrożelowa | захисне скло; захисна плівка; гідрогелева плівка
phone-charger | phone charger; usb charger; wall charger; charger ~phone; usb c charger; wireless charger; car charger; power adapter ~phone | ładowarka; ładowarka sieciowa; ładowarka indukcyjna; ładowarka samochodowa; ładowarka do telefonu; ładowarka bezprzewodowa | зарядний пристрій; зарядка; мережевий зарядний пристрій; бездротова зарядка; автомобільна зарядка
charging-cable | charging cable; usb cable; usb c cable; lightning cable; charger cable | kabel usb; kabel usb c; kabel do ładowania; kabel lightning; przewód usb | кабель usb; кабель для зарядки; кабель lightning; кабель usb c; дата кабель
power-bank | power bank; powerbank; portable charger; power station | powerbank; power bank; stacja zasilania; bank energii | павербанк; power bank; повербанк; зовнішній акумулятор; портативна станція
phone-holder | phone holder; car phone holder; phone mount; phone stand; phone grip | uchwyt na telefon; uchwyt samochodowy; stojak na telefon | тримач для телефону; автотримач; підставка для телефону
selfie-stick | selfie stick | kijek do selfie | селфі палка; монопод
sim-card | sim card; starter pack ~mobile | karta sim; starter | сім карта; стартовий пакет
smartwatch | smartwatch; smart watch; fitness tracker; fitness band; sports watch; running watch; gps watch | smartwatch; zegarek sportowy; opaska sportowa; smartband; zegarek gps; opaska fitness | смарт годинник; розумний годинник; фітнес браслет; спортивний годинник
smartwatch-strap | smartwatch strap; watch strap; watch band ~smartwatch; apple watch band | pasek do smartwatcha; pasek do zegarka; opaska do smartwatcha | ремінець для смарт годинника; ремінець для годинника; ремінець ~годинник
smartwatch-charger | watch charger; smartwatch charger | ładowarka do smartwatcha; ładowarka do zegarka | зарядка для смарт годинника; зарядка для годинника
camera | digital camera; mirrorless camera; dslr camera; dslr; compact camera; camera ~photo; instant camera | aparat fotograficzny; aparat cyfrowy; bezlusterkowiec; lustrzanka; aparat ~foto; aparat natychmiastowy | фотоапарат; цифрова камера; бездзеркальна камера; дзеркальна камера; камера миттєвого друку
camera-lens | camera lens; lens ~camera; lens ~photo; prime lens; zoom lens | obiektyw; obiektyw do aparatu | об'єктив
lens-filter | lens filter; uv filter; nd filter; polarizing filter | filtr fotograficzny; filtr uv; filtr polaryzacyjny; filtr nd | світлофільтр; поляризаційний фільтр; uv фільтр
tripod | tripod; monopod; gimbal | statyw; gimbal; monopod | штатив; трипод; стабілізатор ~камера
camera-bag | camera bag; camera case; photo backpack | torba na aparat; torba fotograficzna; plecak fotograficzny; pokrowiec na aparat | сумка для фотоапарата; фоторюкзак; сумка для камери
camera-battery | camera battery; battery ~camera | akumulator do aparatu; bateria do aparatu; akumulator ~aparat | акумулятор для фотоапарата; акумулятор для камери
camera-flash | camera flash; flash ~photo; ring light; softbox | lampa błyskowa; lampa pierścieniowa; softbox | фотоспалах; кільцева лампа; софтбокс
instant-film | instant film; photo film; film ~camera | wkład do aparatu natychmiastowego; film do aparatu; klisza fotograficzna | плівка для миттєвого друку; фотоплівка; картридж для камери миттєвого друку
action-camera | action camera; camcorder; dash cam; dashcam | kamera sportowa; kamera cyfrowa; wideorejestrator; kamera samochodowa | екшн камера; відеокамера; відеореєстратор
drone | drone; quadcopter | dron | дрон; квадрокоптер
drone-battery | drone battery; drone propeller; propeller ~drone | akumulator do drona; śmigła do drona | акумулятор для дрона; пропелер для дрона
security-camera | security camera; ip camera; surveillance camera; video doorbell; baby camera | kamera monitoringu; kamera ip; wideodzwonek; kamera do monitoringu | камера відеоспостереження; ip камера; відеодзвінок
smart-home | smart plug; smart bulb; smart home hub; motion sensor; smart lock; door sensor | inteligentna wtyczka; inteligentna żarówka; czujnik ruchu; smart plug; gniazdko smart | розумна розетка; розумна лампа; датчик руху; смарт розетка
printer | printer; laser printer; inkjet printer; multifunction printer; photo printer | drukarka; drukarka laserowa; drukarka atramentowa; urządzenie wielofunkcyjne | принтер; бфп; лазерний принтер; струменевий принтер
printer-ink | ink cartridge; printer ink; ink bottle; toner; toner cartridge; printer cartridge; ink ~printer | tusz do drukarki; toner; tusz; wkład atramentowy; toner do drukarki; kartridż | картридж; чорнило для принтера; тонер; тонер картридж; картридж для принтера
printer-paper | printer paper; copy paper; photo paper; a4 paper | papier do drukarki; papier ksero; papier fotograficzny; papier a4 | папір для принтера; офісний папір; фотопапір; папір а4; папір a4
3d-printer | 3d printer | drukarka 3d | 3d принтер
filament | filament; pla filament; resin ~3d | filament; filament pla; żywica ~3d | філамент; пластик для 3d принтера; філамент pla
scanner | scanner; document scanner; shredder | skaner; niszczarka; niszczarka dokumentów | сканер; шредер; знищувач документів
battery | batteries; aa battery; aaa battery; battery ~batteries; rechargeable battery; button cell | baterie; bateria; akumulatorki; bateria aa; bateria aaa | батарейки; батарейка; акумулятор aa; акумулятор aaa
battery-charger | battery charger | ładowarka do baterii; ładowarka do akumulatorków | зарядний пристрій для батарейок; зарядний пристрій для акумуляторів
power-strip | power strip; extension cord; extension lead; surge protector | listwa zasilająca; przedłużacz; listwa przeciwprzepięciowa | подовжувач; мережевий фільтр; подовжувач електричний
scooter-electric | electric scooter; e scooter; hoverboard | hulajnoga elektryczna; deskorolka elektryczna | електросамокат; гіроборд
`
