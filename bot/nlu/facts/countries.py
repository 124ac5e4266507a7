"""Lists countries and regions with their names and the words for their people, in four languages.

Never reads anything: the table is `code | zh | en country | en people | ja | ko`, several names parted by commas.
A name marked with * is no country by itself in running text (it is also an everyday word or a language).
"""

TABLE = """
US | 美国 | usa, u.s.a., u.s., united states, united states of america, america | american | アメリカ, 米国 | 미국
CA | 加拿大 | canada | canadian | カナダ | 캐나다
GB | 英国 | uk, u.k., united kingdom, britain, england | british, english*, scottish | イギリス, 英国 | 영국
IE | 爱尔兰 | ireland | irish | アイルランド | 아일랜드
AU | 澳大利亚, 澳洲 | australia | australian | オーストラリア, 豪州 | 호주, 오스트레일리아
NZ | 新西兰 | new zealand | new zealander | ニュージーランド | 뉴질랜드
JP | 日本 | japan | japanese | 日本 | 일본
KR | 韩国, 南韩, 大韩民国 | korea, south korea, republic of korea | korean, south korean | 韓国 | 한국, 대한민국
KP | 朝鲜 | north korea | north korean | 北朝鮮 | 북한
CN | 中国 | china, prc | chinese | 中国 | 중국
HK | 香港 | hong kong | hong konger, hongkonger | 香港 | 홍콩
MO | 澳门 | macao, macau | macanese | マカオ | 마카오
TW | 台湾 | taiwan | taiwanese | 台湾 | 대만, 타이완
SG | 新加坡 | singapore | singaporean | シンガポール | 싱가포르
MY | 马来西亚 | malaysia | malaysian | マレーシア | 말레이시아
TH | 泰国 | thailand | thai | タイ | 태국
VN | 越南 | vietnam, viet nam | vietnamese | ベトナム | 베트남
PH | 菲律宾 | philippines, the philippines | filipino, filipina, philippine | フィリピン | 필리핀
ID | 印度尼西亚, 印尼 | indonesia | indonesian | インドネシア | 인도네시아
MM | 缅甸 | myanmar, burma | burmese | ミャンマー | 미얀마
KH | 柬埔寨 | cambodia | cambodian | カンボジア | 캄보디아
LA | 老挝 | laos | laotian | ラオス | 라오스
IN | 印度 | india | indian | インド | 인도
PK | 巴基斯坦 | pakistan | pakistani | パキスタン | 파키스탄
BD | 孟加拉国, 孟加拉 | bangladesh | bangladeshi | バングラデシュ | 방글라데시
LK | 斯里兰卡 | sri lanka | sri lankan | スリランカ | 스리랑카
NP | 尼泊尔 | nepal | nepali, nepalese | ネパール | 네팔
MN | 蒙古国, 蒙古 | mongolia | mongolian | モンゴル | 몽골
KZ | 哈萨克斯坦 | kazakhstan | kazakh, kazakhstani | カザフスタン | 카자흐스탄
UZ | 乌兹别克斯坦 | uzbekistan | uzbek | ウズベキスタン | 우즈베키스탄
RU | 俄罗斯, 俄国 | russia, russian federation | russian | ロシア | 러시아
UA | 乌克兰 | ukraine | ukrainian | ウクライナ | 우크라이나
BY | 白俄罗斯 | belarus | belarusian | ベラルーシ | 벨라루스
DE | 德国 | germany | german | ドイツ | 독일
FR | 法国 | france | french | フランス | 프랑스
IT | 意大利 | italy | italian | イタリア | 이탈리아
ES | 西班牙 | spain | spanish, spaniard | スペイン | 스페인
PT | 葡萄牙 | portugal | portuguese | ポルトガル | 포르투갈
NL | 荷兰 | netherlands, the netherlands, holland | dutch | オランダ | 네덜란드
BE | 比利时 | belgium | belgian | ベルギー | 벨기에
LU | 卢森堡 | luxembourg | luxembourgish | ルクセンブルク | 룩셈부르크
CH | 瑞士 | switzerland | swiss | スイス | 스위스
AT | 奥地利 | austria | austrian | オーストリア | 오스트리아
SE | 瑞典 | sweden | swedish, swede | スウェーデン | 스웨덴
NO | 挪威 | norway | norwegian | ノルウェー | 노르웨이
DK | 丹麦 | denmark | danish, dane | デンマーク | 덴마크
FI | 芬兰 | finland | finnish, finn | フィンランド | 핀란드
IS | 冰岛 | iceland | icelandic | アイスランド | 아이슬란드
PL | 波兰 | poland | polish | ポーランド | 폴란드
CZ | 捷克 | czechia, czech republic, the czech republic | czech | チェコ | 체코
SK | 斯洛伐克 | slovakia | slovak | スロバキア | 슬로바키아
HU | 匈牙利 | hungary | hungarian | ハンガリー | 헝가리
RO | 罗马尼亚 | romania | romanian | ルーマニア | 루마니아
BG | 保加利亚 | bulgaria | bulgarian | ブルガリア | 불가리아
RS | 塞尔维亚 | serbia | serbian | セルビア | 세르비아
HR | 克罗地亚 | croatia | croatian | クロアチア | 크로아티아
SI | 斯洛文尼亚 | slovenia | slovenian | スロベニア | 슬로베니아
GR | 希腊 | greece | greek | ギリシャ | 그리스
TR | 土耳其 | türkiye, turkiye, turkey* | turkish | トルコ | 터키, 튀르키예
LT | 立陶宛 | lithuania | lithuanian | リトアニア | 리투아니아
LV | 拉脱维亚 | latvia | latvian | ラトビア | 라트비아
EE | 爱沙尼亚 | estonia | estonian | エストニア | 에스토니아
IL | 以色列 | israel | israeli | イスラエル | 이스라엘
IR | 伊朗 | iran | iranian | イラン | 이란
IQ | 伊拉克 | iraq | iraqi | イラク | 이라크
SA | 沙特阿拉伯, 沙特 | saudi arabia | saudi, saudi arabian | サウジアラビア | 사우디아라비아, 사우디
AE | 阿联酋 | uae, united arab emirates | emirati | アラブ首長国連邦 | 아랍에미리트
JO | 约旦 | jordan* | jordanian | ヨルダン | 요르단
LB | 黎巴嫩 | lebanon | lebanese | レバノン | 레바논
EG | 埃及 | egypt | egyptian | エジプト | 이집트
MA | 摩洛哥 | morocco | moroccan | モロッコ | 모로코
ZA | 南非 | south africa | south african | 南アフリカ | 남아프리카공화국, 남아공
NG | 尼日利亚 | nigeria | nigerian | ナイジェリア | 나이지리아
KE | 肯尼亚 | kenya | kenyan | ケニア | 케냐
ET | 埃塞俄比亚 | ethiopia | ethiopian | エチオピア | 에티오피아
GH | 加纳 | ghana | ghanaian | ガーナ | 가나*
BR | 巴西 | brazil | brazilian | ブラジル | 브라질
AR | 阿根廷 | argentina | argentinian, argentine | アルゼンチン | 아르헨티나
CL | 智利 | chile | chilean | チリ | 칠레
CO | 哥伦比亚 | colombia | colombian | コロンビア | 콜롬비아
PE | 秘鲁 | peru | peruvian | ペルー | 페루
MX | 墨西哥 | mexico | mexican | メキシコ | 멕시코
CU | 古巴 | cuba | cuban | キューバ | 쿠바
VE | 委内瑞拉 | venezuela | venezuelan | ベネズエラ | 베네수엘라
"""
