#[cfg_attr(doc, doc(alias("microsoft.graph.printJob", "print job")))]
pub struct PrintJob {
    pub id: Option<String>,
    pub state: Option<PrintState>,
    pub pages: i32,
    pub created_date_time: Option<DateTime<FixedOffset>>,
    pub settings: Option<Box<PrintSettings>>,
    pub tags: Option<Vec<Tag>>,
    pub printer: Option<Box<Printer>>,
    pub tasks: Nav<Vec<PrintTask>>,
    pub additional_data: AdditionalData,
}
#[doc = "A change of [`PrintJob`], which describes the properties, for a PATCH request. A property that is `None` is left alone, and `Some(None)` sets it to null. See [`set`](::graph_models::set) and [`null`](::graph_models::null)."]
#[allow(missing_docs)]
pub struct PrintJobPatch {
    #[cfg_attr(doc, doc = "`state`")]
    pub state: Option<::graph_models::Patched<PrintState>>,
    #[cfg_attr(doc, doc = "`pages`")]
    pub pages: ::core::option::Option<i32>,
    #[cfg_attr(doc, doc = "`settings`")]
    pub settings: Option<Option<::graph_models::Patched<PrintSettings>>>,
    #[cfg_attr(doc, doc = "`tags`")]
    pub tags: Option<Option<Vec<Tag>>>,
    #[cfg_attr(doc, doc = "`printer@odata.bind`")]
    pub printer: Option<Option<::graph_models::Bind<Printer>>>,
    #[cfg_attr(doc, doc = "`tasks@odata.bind`")]
    pub tasks: ::core::option::Option<::std::vec::Vec<::graph_models::Bind<PrintTask>>>,
    #[doc = r" What is sent in addition to the declared properties."]
    pub additional_data: ::graph_models::AdditionalData,
}
    ::graph_models::__private::impls!
    { PrintJob
    serde [:: core :: result :: Result < PrintJob , D :: Error >] serialize deserialize
    values [PrintJob] debug clone equal
    structure :: graph_models :: __private :: Structured8 < :: graph_models :: __private :: HasTwin < PrintJobPatch > > , "\u{6}\u{1}\0\0\0\u{19}\0\u{8}\0\0\0\u{8}\0\u{2}\0.\u{1}\0\0#microsoft.graph.printJobPrintJobididstatestatepagespagescreatedDateTimecreated_date_timesettingssettingstagstagsprinterprintertaskstasksCollection(microsoft.graph.printTask)\u{2}\0\u{2}\0\0\0\u{1}\u{5}\0\u{5}\0\0\0\u{4}\u{5}\0\u{5}\0\0\0 \u{f}\0\u{11}\0\0\0\u{2}\u{8}\0\u{8}\0\0\0\0\u{4}\0\u{4}\0\0\0\0\u{7}\0\u{7}\0\0\0\u{8}\u{5}\0\u{5}\0%\0\u{8}\0\0\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{5}\0\0\0\u{4}\0\u{7f}\u{7f}\u{7f}\u{7f}\u{7}\0\u{7f}\u{7f}\u{6}\0\u{7f}\u{7f}\u{1}\0\u{3}\0\u{2}\0\u{7f}\u{7f}" , # [inline]
    self additional_data
    {
    0 id [&] [self . id]
    3 created_date_time [&] [self . created_date_time]
    }
    {
    1 [&] [self . state] as [as &] [Option < :: graph_models :: __private :: Checked < PrintState > >] [state : :: graph_models :: __private :: None]
    2 [&] [self . pages] [pages : :: graph_models :: __private :: always ()]
    4 [&] [self . settings] as [as &] [Option < Box < :: graph_models :: __private :: Checked < PrintSettings > > >] [settings : :: graph_models :: __private :: None]
    5 [&] [self . tags] as [as &] [Option < Vec < :: graph_models :: __private :: Checked < Tag > > >] [tags : :: graph_models :: __private :: None]
    6 [&] [self . printer] as [as &] [Option < Box < :: graph_models :: __private :: Checked < Printer > > >] [printer : :: graph_models :: __private :: None]
    }
    {
    7 tasks
    }
    }
    ::graph_models::__private::impls!
    { PrintJobPatch
    serde [:: core :: result :: Result < PrintJobPatch , D :: Error >] serialize deserialize
    values [PrintJobPatch] debug clone equal
    structure :: graph_models :: __private :: Structured6 < :: graph_models :: __private :: IsTwinOf < PrintJob > > , "\u{6}\u{2}\0\0\0\u{19}\0\r\0\0\0\u{6}\0\u{2}\0\0\u{1}\0\0#microsoft.graph.printJobPrintJobPatchstatestatepagespagessettingssettingstagstagsprinter@odata.bindprintertasks@odata.bindtasks\u{5}\0\u{5}\0\0\0\u{4}\u{5}\0\u{5}\0\0\0\u{4}\u{8}\0\u{8}\0\0\0\0\u{4}\0\u{4}\0\0\0\0\u{12}\0\u{7}\0\0\0\u{8}\u{10}\0\u{5}\0\0\0\u{c}\0\u{6}\u{7f}\u{7f}\u{1}\0\u{5}\0\u{3}\0\u{4}\0\u{2}\0\0\0\u{7f}\u{7f}" , # [inline]
    self additional_data
    {
    1 pages [&] [self . pages]
    4 printer [&] [self . printer]
    5 tasks [&] [self . tasks]
    }
    {
    0 [&] [self . state] [state : :: graph_models :: __private :: None]
    2 [&] [self . settings] [settings : :: graph_models :: __private :: None]
    3 [&] [self . tags] as [as &] [:: core :: option :: Option < :: core :: option :: Option < Vec < :: graph_models :: __private :: Checked < Tag > > >>] [tags : :: graph_models :: __private :: None]
    }
    {
    }
    from [PrintJobPatch] PrintJob
    }
