# The catalogue of articles: its page in the settings.

settings-articles = Articles
catalogue-search = Search the articles
catalogue-search-example = Description, HS code, reference
catalogue-add = Add an article
catalogue-import-hint = A list with a line of heads: description, description in English, HS code, weight, value, currency, origin, reference. In any order.
catalogue-file-name = known-articles
catalogue-empty = No article yet. Add one or import a list; those that you declare to the customs come here by themselves.
catalogue-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
catalogue-found = { $matches } of { $total } articles
catalogue-some-shown = { $matches } articles, the first { $shown } here: search to see others
catalogue-used = { $count ->
    [0] never declared
    [one] declared once
   *[other] declared { $count } times
 }
catalogue-remove = Remove { $name }
catalogue-new = New article
catalogue-change = Change the article
catalogue-save = Save the article
catalogue-english-hint = Asked for to the United States, and where you pay the duties
catalogue-hs-hint = F4 looks for it by the description
did-forget-article = Article taken off the catalogue
articles-imported-counts = { $added ->
    [one] { $added } new article
   *[other] { $added } new articles
 }, { $known } known already, { $nameless ->
    [0] no line without a description
    [one] { $nameless } line without a description left out
   *[other] { $nameless } lines without a description left out
 }, { $unread ->
    [0] all cells read
    [one] { $unread } unreadable cell left empty
   *[other] { $unread } unreadable cells left empty
 }
