// Languages in short, as `page.languages` writes them.

export const languages = {
  en: {
    name: "English",
    dir: "ltr",
    weekdays: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" "),
    months:
      "January February March April May June July August September October November December".split(
        " ",
      ),
    short: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
    page: {
      digits: "0123456789",
      point: ".",
      changes: {one: "{n} change", other: "{n} changes"},
      greeting: "{name} of {n}",
    },
  },
  ar: {
    name: "العربية",
    dir: "rtl",
    weekdays: ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"],
    months: [
      ...["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"],
      ...["تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"],
    ],
    short: [
      ...["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"],
      ...["تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"],
    ],
    page: {
      digits: "٠١٢٣٤٥٦٧٨٩",
      point: "٫",
      changes: {one: "تغيير واحد", two: "تغييران", few: "{n} تغييرات", other: "{n} تغيير"},
      greeting: "{name} {n}",
    },
  },
};
