//! Sentences about what the domain found: problems, mishaps, states and the facts in them.

use jiff::Timestamp;
use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::domain::ArticleColumn;
use crate::domain::Capability;
use crate::domain::CarrierWords;
use crate::domain::CountryCode;
use crate::domain::CustomsBox;
use crate::domain::CustomsTask;
use crate::domain::Fact;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::Grams;
use crate::domain::JobState;
use crate::domain::LaPosteService;
use crate::domain::Limits;
use crate::domain::Line;
use crate::domain::Mishap;
use crate::domain::Money;
use crate::domain::PackingWords;
use crate::domain::PageNote;
use crate::domain::Party;
use crate::domain::PriceFault;
use crate::domain::PriceSource;
use crate::domain::Problem;
use crate::domain::PushReason;
use crate::domain::PushState;
use crate::domain::Remedy;
use crate::domain::SheetHabits;
use crate::domain::SheetWords;
use crate::domain::ShipmentState;
use crate::domain::Source;
use crate::domain::Whereabouts;
use crate::domain::countries;
use crate::domain::detail_id;

use super::UNBROKEN;
use super::Value;
use super::Words;

impl Words {
    /// What is wrong and what to do, for the line under a field.
    pub fn problem(&self, problem: &Problem) -> String {
        match (&problem.fault, problem.field) {
            // Each empty box has a sentence of its own.
            (Fault::Missing, field) => self.get(missing_id(field)).to_owned(),
            (fault, _) => self.sentence(fault.id(), &fault.facts()),
        }
    }

    /// The same in two or three words, for a chip beside the field's name.
    pub fn short_fault(&self, fault: &Fault) -> String {
        self.sentence(&format!("short-{}", fault.id()), &fault.facts())
    }

    /// What a carrier said: by our own sentence where there is one for its code, else in its words, with La Poste's code.
    pub fn said(&self, said: &CarrierWords) -> String {
        match (said.sentence(), LaPosteService::of(said)) {
            (Some(id), _) => self.get(id).to_owned(),
            (None, Some(_)) if !said.code.is_empty() => {
                let facts = [("message", said.message.as_str().into()), ("code", said.code.as_str().into())];
                self.with("la-poste-unknown", &facts)
            }
            (None, _) => said.message.clone(),
        }
    }

    /// What happened.
    pub fn mishap(&self, mishap: &Mishap) -> String {
        self.sentence(mishap.id(), &mishap.facts())
    }

    /// What was done to a label so that it lies on its paper, or what would be lost of it.
    pub fn page_note(&self, note: &PageNote) -> String {
        self.sentence(note.id(), &note.facts())
    }

    /// The button that mends it; none where there is nothing to press.
    pub fn remedy(&self, remedy: Remedy) -> Option<&'static str> {
        remedy.id().map(|id| self.get(id))
    }

    /// What is wrong with a line of a price list.
    pub fn price_fault(&self, fault: &PriceFault) -> String {
        let facts: Vec<_> = [("line", Fact::Number(fault.line))].into_iter().chain(fault.mistake.fact()).collect();
        self.sentence(fault.mistake.id(), &facts)
    }

    /// Who names a price: `quoted by ShipStation API`, `price list of 01/01/2026`.
    pub fn price_source(&self, source: PriceSource, seller: &str) -> String {
        match source {
            PriceSource::Quoted => self.with("price-quoted-by", &[("seller", seller.to_owned().into())]),
            PriceSource::Listed { from } => self.with("price-listed", &[("date", self.day(from).into())]),
        }
    }

    /// A field's short name.
    pub fn field(&self, field: Field) -> &'static str {
        self.get(field_id(field))
    }

    /// What a carrier does or does not do, with the limits in force.
    pub fn capability(&self, capability: Capability, limits: &Limits) -> String {
        let facts = [
            ("weight", Fact::Weight(limits.weight)),
            ("sides", Fact::Sides(limits.max_sides.to_vec())),
            ("sum", Fact::Length(crate::domain::Millimetres(limits.sum_under))),
        ];
        self.sentence(capability.id(), &facts)
    }

    /// A document's name.
    pub fn source(&self, source: Source) -> &'static str {
        self.get(source.id())
    }

    /// A country's name; its code, in brackets, where no country has it.
    pub fn country(&self, country: CountryCode) -> &'static str {
        let named = countries::name(country, self.lang().tongue());
        named.unwrap_or_else(|| self.get(&format!("country-{}", country.code())))
    }

    /// Where a purchase stands, in a word.
    pub fn state(&self, state: ShipmentState) -> &'static str {
        self.get(state.id())
    }

    /// Where a parcel is, in a word; a code that nobody knows as it came.
    pub fn whereabouts(&self, whereabouts: &Whereabouts) -> &'static str {
        match whereabouts.id() {
            Some(id) => self.get(id),
            // It came from a carrier and may be anything: what is shown of it is said beside.
            None => self.get("track-unknown"),
        }
    }

    /// What happened to a parcel, in a few words; a code that nobody knows as it came.
    pub fn detail(&self, code: &str) -> String {
        detail_id(code).map_or_else(|| code.to_owned(), |id| self.get(&id).to_owned())
    }

    /// What customs wait for: what to do.
    pub fn customs_task(&self, task: CustomsTask) -> &'static str {
        self.get(task.id())
    }

    /// How far a print job got, in a word.
    pub fn job(&self, job: JobState) -> &'static str {
        self.get(job.id())
    }

    /// Why a telling, or the whole outbox, stands where it does, and what to do.
    pub fn push_reason(&self, reason: PushReason) -> &'static str {
        self.get(&format!("push-{}", reason.code()))
    }

    /// What an answer to LateShipment's trial means.
    pub fn push_trial(&self, reason: PushReason) -> &'static str {
        match reason {
            PushReason::Taken => self.get("push-trial-taken"),
            _ if reason.opens() => self.get("push-trial-good"),
            _ => self.push_reason(reason),
        }
    }

    /// How far a telling got, in a word.
    pub fn push_state(&self, state: PushState) -> &'static str {
        self.get(&format!("push-state-{}", state.code()))
    }

    /// An amount in its currency.
    pub fn price(&self, money: Money) -> String {
        self.money(money.cents, money.currency.code())
    }

    /// A mass: grams, and kilograms from one on.
    pub fn weight(&self, weight: Grams) -> String {
        self.grams(weight.0)
    }

    /// Sides in millimetres, written in centimetres: two of them or three.
    pub fn sides(&self, sides: &[u32]) -> String {
        let sides: Vec<String> = sides.iter().map(|side| self.tenths(u64::from(*side))).collect();
        format!("{}{UNBROKEN}cm", sides.join(" × "))
    }

    /// A moment given in milliseconds since 1970, at the desk's own time: `21/11 14:18`.
    pub fn moment_ms(&self, ms: i64) -> String {
        self.moment(&zoned(ms))
    }

    /// The day of such a moment, with its year.
    pub fn date_ms(&self, ms: i64) -> String {
        self.date(zoned(ms).date())
    }

    /// How a list for a spreadsheet is written here.
    pub fn sheet(&self) -> SheetWords {
        let habit = |id, fallback| self.get(id).chars().next().unwrap_or(fallback);
        SheetWords {
            habits: SheetHabits {
                separator: habit("sheet-separator", ';'),
                decimal: habit("format-decimal-mark", ','),
            },
            heads: SheetWords::COLUMNS.iter().map(|id| self.get(id).to_owned()).collect(),
            states: ShipmentState::ALL.into_iter().map(|state| (state, self.state(state).to_owned())).collect(),
        }
    }

    /// The heads of a list of articles. A list says the unit of its weights; a screen has it over the column.
    pub fn article_heads(&self, columns: &[ArticleColumn]) -> Vec<(ArticleColumn, String)> {
        let head = |column: &ArticleColumn| {
            let unit = if *column == ArticleColumn::Weight { " (kg)" } else { "" };
            (*column, format!("{}{unit}", self.get(column.id())))
        };
        columns.iter().map(head).collect()
    }

    /// The words of a packing slip.
    pub fn packing_words(&self) -> PackingWords {
        let word = |id: &str| self.get(id).to_owned();
        PackingWords {
            title: word("paper-packing-slip"),
            sender: word("slip-sender"),
            consignee: word("slip-consignee"),
            order: word("slip-order"),
            date: word("slip-date"),
            service: word("slip-service"),
            weight: word("slip-weight"),
            tracking: word("slip-tracking"),
            contents: word("slip-contents"),
            article: word("slip-article"),
            quantity: word("slip-quantity"),
            reference: word("slip-reference"),
            unit_weight: word("slip-unit-weight"),
        }
    }

    /// The same to the minute alone: `14:18`.
    pub fn minute_ms(&self, ms: i64) -> String {
        self.minute(&zoned(ms))
    }

    /// The same to the second: `14:31:52`.
    pub fn time_ms(&self, ms: i64) -> String {
        self.time(&zoned(ms))
    }

    fn sentence(&self, id: &str, facts: &[(&'static str, Fact)]) -> String {
        let values: Vec<(&str, Value<'_>)> = facts.iter().map(|(name, fact)| (*name, self.fact(fact))).collect();
        self.with(id, &values)
    }

    fn fact(&self, fact: &Fact) -> Value<'static> {
        match fact {
            Fact::Number(number) => Value::from(*number),
            Fact::Text(text) => Value::from(text.clone()),
            Fact::Weight(weight) => Value::from(self.weight(*weight)),
            Fact::Length(length) => Value::from(self.sides(&[length.0])),
            Fact::Tenths(tenths) => Value::from(self.tenths(*tenths)),
            Fact::Paper(media) => Value::from(self.paper(*media)),
            Fact::Sides(sides) => Value::from(self.sides(sides)),
            Fact::Date(date) => Value::from(self.date(*date)),
            Fact::Source(source) => Value::from(self.source(*source)),
            Fact::Country(country) => Value::from(self.country(*country)),
            Fact::Price(price) => Value::from(self.price(*price)),
            Fact::Day(day) => Value::from(self.day(*day)),
            Fact::Column(column) => Value::from(self.get(column.id())),
            Fact::Moment(ms) => Value::from(self.moment_ms(*ms)),
            Fact::Said(words) => Value::from(self.said(words)),
        }
    }
}

fn zoned(ms: i64) -> Zoned {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(TimeZone::system())
}

fn missing_id(field: Field) -> &'static str {
    match field {
        Field::Address(_, line) => match line {
            Line::Name => "missing-name",
            Line::Company => "missing-company",
            Line::Street => "missing-street",
            Line::Extra => "missing-extra",
            Line::Postcode => "missing-postcode",
            Line::City => "missing-city",
            Line::Country => "missing-country",
            Line::State => "missing-state",
            Line::Phone => "missing-phone",
        },
        Field::Endpoint => "missing-endpoint",
        Field::LogoName => "missing-logo-name",
        Field::LogoFile => "missing-logo-file",
        Field::Weight => "missing-weight",
        Field::Size => "missing-size",
        Field::Article(_, column) => match column {
            ArticleColumn::Description => "missing-article-description",
            ArticleColumn::English => "missing-article-english",
            ArticleColumn::Quantity => "missing-article-quantity",
            ArticleColumn::Weight => "missing-article-weight",
            ArticleColumn::Value => "missing-article-value",
            ArticleColumn::HsCode => "missing-article-hs-code",
            ArticleColumn::Origin => "missing-article-origin",
            ArticleColumn::Reference => "missing-article-reference",
            ArticleColumn::Currency
            | ArticleColumn::OriginalIdent
            | ArticleColumn::Vat
            | ArticleColumn::CustomsFees
            | ArticleColumn::OriginLabel => "missing",
        },
        Field::Customs(CustomsBox::Category) => "missing-customs-category",
        Field::Customs(CustomsBox::Postage) => "missing-customs-postage",
        Field::Customs(CustomsBox::Eori) => "missing-customs-eori",
        Field::Customs(CustomsBox::Description) => "missing-customs-description",
        Field::Undeliverable => "missing-undeliverable",
        Field::PickupPoint => "missing-pickup-point",
        Field::OrderPhone => "missing-order-phone",
        Field::OrderEmail => "missing-order-email",
        Field::Customs(_)
        | Field::Original(..)
        | Field::Insurance
        | Field::Duties
        | Field::Instructions
        | Field::Part
        | Field::Service
        | Field::ShipDate
        | Field::Format
        | Field::OrderNumber
        | Field::OrderDate
        | Field::OrderContents
        | Field::OrderAmount
        | Field::OrderItems
        | Field::Credential(_)
        | Field::Shipment => "missing",
    }
}

fn field_id(field: Field) -> &'static str {
    match field {
        Field::Address(Party::Sender | Party::Return, Line::Name) => "field-sender",
        Field::Address(_, line) => match line {
            Line::Name => "field-name",
            Line::Company => "field-company",
            Line::Street => "field-street",
            Line::Extra => "field-extra",
            Line::Postcode => "field-postcode",
            Line::City => "field-city",
            Line::Country => "field-country",
            Line::State => "field-state",
            Line::Phone => "field-phone",
        },
        Field::Weight => "field-weight",
        Field::Size => "field-size",
        Field::Service => "field-service",
        Field::ShipDate => "field-ship-date",
        Field::Format => "field-format",
        Field::OrderNumber => "field-order-number",
        Field::OrderDate => "field-order-date",
        Field::OrderEmail => "field-order-email",
        Field::OrderPhone => "field-order-phone",
        Field::OrderContents => "field-order-contents",
        Field::OrderAmount => "field-order-amount",
        Field::OrderItems => "field-order-items",
        Field::Article(_, column) => column.id(),
        Field::Customs(at) => at.id(),
        Field::Original(_, column) => column.id(),
        Field::Insurance => "field-insurance",
        Field::Duties => "field-duties",
        Field::Undeliverable => "field-undeliverable",
        Field::PickupPoint => "field-pickup-point",
        Field::Instructions => "field-instructions",
        Field::Part => "field-part",
        Field::Endpoint => "field-endpoint",
        Field::LogoName => "field-logo-name",
        Field::LogoFile => "field-logo-file",
        Field::Credential(_) => "field-credential",
        Field::Shipment => "field-shipment",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::JobTrouble;
    use crate::domain::LimitsProfile;
    use crate::domain::OriginalColumn;
    use crate::domain::PrinterTrouble;
    use crate::domain::RowId;
    use crate::domain::Severity;
    use crate::words::Lang;

    /// A sentence with a hole in it shows Fluent's `{$…}` or an id in brackets.
    #[track_caller]
    fn check(sentence: &str) {
        assert!(!sentence.is_empty() && !sentence.contains(['⟦', '{', '}']), "{sentence:?}");
    }

    #[test]
    fn every_finer_code_has_a_sentence_of_its_own_and_any_other_is_shown_as_it_came() {
        for lang in Lang::all().iter().copied() {
            let words = Words::new(lang);
            for code in crate::domain::DETAILS {
                let sentence = words.detail(code);
                check(&sentence);
                assert_ne!(sentence, code, "{}", lang.code());
            }
            assert_eq!(words.detail("TAKEN_BY_A_CAT"), "TAKEN_BY_A_CAT");
            for whereabouts in Whereabouts::ALL {
                check(words.whereabouts(&whereabouts));
            }
        }
    }

    #[test]
    fn what_was_done_to_a_label_is_said_with_its_figures_in_every_language() {
        for lang in Lang::all().iter().copied() {
            let words = Words::new(lang);
            for note in PageNote::EXAMPLES {
                check(&words.page_note(&note));
            }
        }
        let too_large = PageNote::EXAMPLES.into_iter().find(|note| note.id() == "page-too-large").expect("one");
        let sentence = Words::new(Lang::EN).page_note(&too_large);
        assert!(sentence.contains("105 × 148 mm") && sentence.contains("101.6 × 152.4 mm"), "{sentence}");
        assert!(sentence.contains("27 dots would be lost across"), "{sentence}");
    }

    #[test]
    fn la_poste_s_codes_have_our_sentences_and_none_is_there_for_nothing() {
        for lang in Lang::languages() {
            let words = Words::new(lang);
            for task in CustomsTask::ALL {
                check(words.customs_task(task));
            }
            for (code, event) in crate::domain::la_poste_events() {
                check(&words.detail(code));
                assert_eq!(words.detail(code), words.get(&event.sentence));
            }
            crate::domain::la_poste_sentences().for_each(|id| check(words.get(id)));
            let own = |name: &str| words.lang().texts().find(|(file, _)| *file == name).expect("a file").1;
            let ids = |text: &str, stem: &str| {
                let lines = text.lines().filter(|line| line.starts_with(stem)).map(|line| line.split(' ').next());
                lines.flatten().map(str::to_owned).collect::<Vec<_>>()
            };
            for id in ids(&own("colissimo"), "la-poste-").iter().filter(|id| *id != "la-poste-unknown") {
                assert!(crate::domain::la_poste_sentences().any(|known| known == id), "{id}");
            }
            for id in ids(&own("colissimo-events"), "colissimo-event-") {
                assert!(crate::domain::la_poste_events().any(|(_, event)| event.sentence == id), "{id}");
            }
        }
    }

    #[test]
    fn a_carrier_s_words_are_ours_where_we_have_them_and_its_own_with_its_code_where_not() {
        let words = Words::new(Lang::EN);
        let said = |source: &str, code: &str| {
            let text = |text: &str| text.to_owned();
            words.said(&CarrierWords {
                source: text(source),
                code: text(code),
                message: text("Non"),
                ..Default::default()
            })
        };
        assert_eq!(said("La Poste SLS", "30220"), "The consignee’s mobile is required. Give it");
        assert!(said("La Poste SLS", "39999").starts_with("La Poste says: Non (code 39999)"));
        assert_eq!(said("carrier", "unspecified"), "Non");
        let refused =
            Mishap::Refused { said: Box::new(CarrierWords { message: "Non".to_owned(), ..Default::default() }) };
        assert!(words.mishap(&refused).ends_with(": Non"));
    }

    #[test]
    fn every_id_of_the_domain_has_its_words_in_every_language() {
        for lang in Lang::all().iter().copied() {
            let words = Words::new(lang);
            for fault in Fault::examples() {
                check(&words.short_fault(&fault));
                let problem = Problem { field: Field::Weight, severity: Severity::Error, fault };
                check(&words.problem(&problem));
            }
            for mistake in crate::domain::PriceMistake::examples() {
                check(&words.price_fault(&PriceFault { line: 7, mistake }));
            }
            for mishap in Mishap::examples() {
                check(&words.mishap(&mishap));
            }
            Remedy::ALL.iter().filter_map(|remedy| words.remedy(*remedy)).for_each(check);
            Source::ALL.iter().for_each(|source| check(words.source(*source)));
            CountryCode::OFFERED.iter().for_each(|country| check(words.country(*country)));
            ShipmentState::ALL.iter().for_each(|state| check(words.state(*state)));
            JobState::ALL.iter().for_each(|job| check(words.job(*job)));
            for trouble in JobTrouble::all() {
                check(&words.with(trouble.id(), &[("printer", "Zebra".into())]));
            }
            PushState::ALL.iter().for_each(|state| check(words.push_state(*state)));
            for (reason, _) in PushReason::ALL {
                check(words.push_reason(reason));
                check(words.push_trial(reason));
            }
            PrinterTrouble::ALL.iter().for_each(|trouble| check(words.get(trouble.id())));
            for kind in crate::domain::CarrierKind::ALL {
                let limits = kind.limits(LimitsProfile::Documented);
                for service in kind.services() {
                    let all = service.capabilities.offered.iter().chain(service.capabilities.not_offered);
                    all.for_each(|capability| check(&words.capability(*capability, limits)));
                }
            }
        }
    }

    #[test]
    fn every_field_has_a_name_and_a_sentence_for_being_empty() {
        let lines = [
            Line::Name,
            Line::Company,
            Line::Street,
            Line::Extra,
            Line::Postcode,
            Line::City,
            Line::Country,
            Line::State,
            Line::Phone,
        ];
        let mut fields: Vec<Field> = lines.map(|line| Field::Address(Party::Consignee, line)).to_vec();
        fields.extend([
            Field::Address(Party::Sender, Line::Name),
            Field::Weight,
            Field::Size,
            Field::Service,
            Field::ShipDate,
            Field::Format,
            Field::OrderNumber,
            Field::OrderDate,
            Field::OrderEmail,
            Field::OrderPhone,
            Field::OrderContents,
            Field::OrderAmount,
            Field::OrderItems,
            Field::Insurance,
            Field::Duties,
            Field::Undeliverable,
            Field::PickupPoint,
            Field::Instructions,
            Field::Part,
            Field::Endpoint,
            Field::LogoName,
            Field::LogoFile,
            Field::Credential("nickname"),
            Field::Shipment,
        ]);
        fields.extend(ArticleColumn::ALL.map(|column| Field::Article(RowId(1), column)));
        fields.extend(CustomsBox::ALL.map(Field::Customs));
        fields.extend(OriginalColumn::ALL.map(|column| Field::Original(RowId(1), column)));
        for lang in Lang::all().iter().copied() {
            for field in &fields {
                check(Words::new(lang).field(*field));
                check(Words::new(lang).get(missing_id(*field)));
            }
        }
    }

    #[test]
    fn the_sentence_carries_the_limit_and_its_source() {
        let fault = Fault::WeightOver { limit: Grams(3000), source: Source::ShipStationGuide };
        let problem = Problem { field: Field::Weight, severity: Severity::Error, fault };
        let sentence = Words::new(Lang::EN).problem(&problem);
        assert_eq!(sentence, "Over 3\u{a0}kg, says the ShipStation API guide: split the parcel");
    }
}
