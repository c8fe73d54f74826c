--
-- PostgreSQL database dump
--

\restrict oPTZvKKaI2r0tnvb4OTUyaJVjTaI2J0ocX0x8ouYZcQamIt5WFvMZI38CsPgc6v

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alarms; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alarms (
    id integer NOT NULL,
    name character varying NOT NULL,
    since timestamp with time zone NOT NULL,
    text character varying NOT NULL,
    remedy character varying NOT NULL,
    told_at timestamp with time zone,
    over_at timestamp with time zone,
    over_told_at timestamp with time zone,
    until timestamp with time zone NOT NULL,
    tries integer NOT NULL
);


--
-- Name: alarms_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.alarms_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: alarms_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.alarms_id_seq OWNED BY public.alarms.id;


--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: cases; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases (
    reference character varying NOT NULL,
    state character varying NOT NULL,
    version integer NOT NULL,
    reporter_hash bytea NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    case_sealed bytea NOT NULL,
    key_hash bytea,
    missed_at timestamp with time zone,
    ground character varying,
    on_hold boolean DEFAULT false NOT NULL
);


--
-- Name: daemons; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.daemons (
    owner character varying NOT NULL,
    host character varying NOT NULL,
    version character varying NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    imap_login_at timestamp with time zone,
    fetched_at timestamp with time zone,
    smtp_login_at timestamp with time zone,
    sent_at timestamp with time zone,
    unfetched integer NOT NULL,
    unfetched_since timestamp with time zone
);


--
-- Name: declarations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.declarations (
    id integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    text_sealed bytea NOT NULL
);


--
-- Name: declarations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.declarations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: declarations_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.declarations_id_seq OWNED BY public.declarations.id;


--
-- Name: declared; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.declared (
    name character varying NOT NULL,
    declaration integer NOT NULL
);


--
-- Name: dues; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.dues (
    id integer NOT NULL,
    kind character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    reference character varying,
    about integer,
    attempts integer NOT NULL,
    owner character varying,
    until timestamp with time zone NOT NULL,
    failures integer DEFAULT 0 NOT NULL
);


--
-- Name: dues_aside; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.dues_aside (
    id integer NOT NULL,
    kind character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    reference character varying,
    about integer,
    reason character varying NOT NULL
);


--
-- Name: dues_aside_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.dues_aside_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: dues_aside_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.dues_aside_id_seq OWNED BY public.dues_aside.id;


--
-- Name: dues_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.dues_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: dues_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.dues_id_seq OWNED BY public.dues.id;


--
-- Name: entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.entries (
    reference character varying NOT NULL,
    seq integer NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying NOT NULL,
    previous_hash bytea NOT NULL,
    payload_hash bytea NOT NULL,
    hash bytea NOT NULL,
    payload_sealed bytea,
    head integer
);


--
-- Name: erased; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.erased (
    name character varying NOT NULL,
    kind character varying NOT NULL,
    ground character varying NOT NULL,
    day character varying NOT NULL,
    opened character varying NOT NULL,
    closed character varying NOT NULL,
    outcome character varying NOT NULL,
    head character varying NOT NULL,
    kept integer NOT NULL,
    missed integer NOT NULL,
    mails integer NOT NULL,
    entries integer NOT NULL,
    version integer NOT NULL
);


--
-- Name: erased_messages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.erased_messages (
    identity_hash bytea NOT NULL,
    received_at timestamp with time zone NOT NULL,
    erased character varying NOT NULL
);


--
-- Name: expiries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.expiries (
    kind character varying NOT NULL,
    name character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: failing; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.failing (
    owner character varying NOT NULL,
    loop character varying NOT NULL,
    since timestamp with time zone NOT NULL,
    reason character varying NOT NULL,
    lasting boolean NOT NULL
);


--
-- Name: heads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.heads (
    number integer NOT NULL,
    at timestamp with time zone NOT NULL,
    covered character varying NOT NULL,
    signed character varying NOT NULL
);


--
-- Name: heads_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.heads_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: heads_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.heads_number_seq OWNED BY public.heads.number;


--
-- Name: in_force; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.in_force (
    name character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    hash bytea NOT NULL
);


--
-- Name: letters; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letters (
    id integer NOT NULL,
    reference character varying,
    text character varying NOT NULL,
    audience character varying NOT NULL,
    to_sealed bytea NOT NULL,
    to_hash bytea NOT NULL,
    message_id_sealed bytea NOT NULL,
    message_id_hash bytea NOT NULL,
    about integer,
    lane character varying,
    by_machine boolean NOT NULL,
    notifies boolean NOT NULL,
    encrypted boolean NOT NULL,
    state character varying NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    to_copy boolean NOT NULL,
    attempts integer NOT NULL,
    reason character varying NOT NULL,
    owner character varying,
    until timestamp with time zone NOT NULL,
    tag_hash bytea,
    copy_tries integer DEFAULT 0 NOT NULL,
    copy_until timestamp with time zone,
    excused integer DEFAULT 0 NOT NULL,
    excused_at timestamp with time zone,
    refusal character varying DEFAULT ''::character varying NOT NULL,
    extent character varying DEFAULT ''::character varying NOT NULL,
    domain_hash bytea,
    mailbox_hash bytea,
    grade integer,
    answered boolean DEFAULT false NOT NULL,
    exposed boolean DEFAULT false NOT NULL,
    listed character varying DEFAULT ''::character varying NOT NULL,
    wording bytea,
    policy bytea
);


--
-- Name: letters_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.letters_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: letters_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.letters_id_seq OWNED BY public.letters.id;


--
-- Name: letters_lean; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letters_lean (
    id integer NOT NULL,
    lean_sealed bytea NOT NULL
);


--
-- Name: letters_raw; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letters_raw (
    id integer NOT NULL,
    raw_sealed bytea NOT NULL
);


--
-- Name: lines; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.lines (
    lane character varying NOT NULL,
    domain_hash bytea NOT NULL,
    place integer NOT NULL
);


--
-- Name: logins; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.logins (
    name_hash bytea NOT NULL,
    login_sealed bytea,
    owner character varying,
    until timestamp with time zone NOT NULL
);


--
-- Name: messages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.messages (
    id integer NOT NULL,
    identity_hash bytea NOT NULL,
    sender_hash bytea,
    message_id_sealed bytea,
    received_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    state character varying NOT NULL,
    reason character varying NOT NULL,
    reference character varying,
    attempts integer NOT NULL,
    owner character varying,
    until timestamp with time zone NOT NULL,
    released boolean DEFAULT false NOT NULL,
    unsettled integer DEFAULT 0 NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    suspected integer DEFAULT 0 NOT NULL,
    withheld boolean DEFAULT false NOT NULL,
    copy_of integer,
    told_at timestamp with time zone
);


--
-- Name: messages_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.messages_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: messages_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.messages_id_seq OWNED BY public.messages.id;


--
-- Name: messages_raw; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.messages_raw (
    id integer NOT NULL,
    raw_sealed bytea NOT NULL
);


--
-- Name: notices; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notices (
    id integer NOT NULL,
    notice_sealed bytea NOT NULL
);


--
-- Name: notices_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.notices_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: notices_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.notices_id_seq OWNED BY public.notices.id;


--
-- Name: places; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.places (
    id integer NOT NULL,
    message integer NOT NULL,
    folder character varying NOT NULL,
    uidvalidity bigint NOT NULL,
    uid bigint NOT NULL,
    filed boolean NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    until timestamp with time zone
);


--
-- Name: places_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.places_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: places_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.places_id_seq OWNED BY public.places.id;


--
-- Name: prints; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.prints (
    print_hash bytea NOT NULL,
    message integer NOT NULL
);


--
-- Name: register; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.register (
    id integer NOT NULL,
    name character varying NOT NULL,
    goes_at timestamp with time zone NOT NULL,
    row_sealed bytea NOT NULL
);


--
-- Name: register_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.register_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: register_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.register_id_seq OWNED BY public.register.id;


--
-- Name: removals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.removals (
    id integer NOT NULL,
    erased character varying NOT NULL,
    letter boolean NOT NULL,
    identity_hash bytea,
    message_id_sealed bytea,
    at timestamp with time zone NOT NULL,
    folder character varying,
    uidvalidity bigint,
    uid bigint,
    tries integer NOT NULL,
    until timestamp with time zone
);


--
-- Name: removals_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.removals_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: removals_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.removals_id_seq OWNED BY public.removals.id;


--
-- Name: revoked; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.revoked (
    key_hash bytea NOT NULL,
    revocation_sealed bytea NOT NULL
);


--
-- Name: said; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.said (
    text_hash bytea NOT NULL,
    reference character varying NOT NULL
);


--
-- Name: settings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.settings (
    key character varying NOT NULL,
    value bytea NOT NULL
);


--
-- Name: spent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.spent (
    digest_hash bytea NOT NULL
);


--
-- Name: standings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.standings (
    address_hash bytea NOT NULL,
    address_sealed bytea NOT NULL,
    version integer NOT NULL,
    proven_at timestamp with time zone
);


--
-- Name: turns; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.turns (
    letter integer NOT NULL,
    lane character varying NOT NULL,
    domain_hash bytea NOT NULL,
    mailbox_hash bytea NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: versions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.versions (
    hash bytea NOT NULL,
    name character varying NOT NULL,
    version_sealed bytea NOT NULL
);


--
-- Name: withheld; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.withheld (
    folder character varying NOT NULL,
    uidvalidity bigint NOT NULL,
    uid bigint NOT NULL,
    tries integer NOT NULL,
    until timestamp with time zone NOT NULL,
    reason character varying NOT NULL,
    size bigint,
    message integer
);


--
-- Name: alarms id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alarms ALTER COLUMN id SET DEFAULT nextval('public.alarms_id_seq'::regclass);


--
-- Name: declarations id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.declarations ALTER COLUMN id SET DEFAULT nextval('public.declarations_id_seq'::regclass);


--
-- Name: dues id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dues ALTER COLUMN id SET DEFAULT nextval('public.dues_id_seq'::regclass);


--
-- Name: dues_aside id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dues_aside ALTER COLUMN id SET DEFAULT nextval('public.dues_aside_id_seq'::regclass);


--
-- Name: heads number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.heads ALTER COLUMN number SET DEFAULT nextval('public.heads_number_seq'::regclass);


--
-- Name: letters id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters ALTER COLUMN id SET DEFAULT nextval('public.letters_id_seq'::regclass);


--
-- Name: messages id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages ALTER COLUMN id SET DEFAULT nextval('public.messages_id_seq'::regclass);


--
-- Name: notices id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notices ALTER COLUMN id SET DEFAULT nextval('public.notices_id_seq'::regclass);


--
-- Name: places id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.places ALTER COLUMN id SET DEFAULT nextval('public.places_id_seq'::regclass);


--
-- Name: register id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.register ALTER COLUMN id SET DEFAULT nextval('public.register_id_seq'::regclass);


--
-- Name: removals id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.removals ALTER COLUMN id SET DEFAULT nextval('public.removals_id_seq'::regclass);


--
-- Data for Name: alarms; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0026');


--
-- Data for Name: cases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cases VALUES ('VB-2025-2A5T', 'contact', 1, '\x681cc57f10a171074a9fcfeeaae4c4db9cbbfb71dac05c85c3d178fe839e859f', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', NULL, '\x01b5be44082ce1c639ccac9d2ac7f690b64652dc97b284580e876f6f5109c7b611cc5435f3690b0473ae3c902926cc3846102994130f09eb88ae6511bd3981edce855ff1d36d8263608f3e212a5f26109005c186ce0414d42d143d4035c789578c57a067e432232b468e1d0eb9efe3c57192d519d27e5ae072825382724dcc6a77d0ce4fb666535c2aaf6d2208269753ac3d525a3d40d14d65c7690eb9b3898e2540057b3f717744891a382b72c1cfd12173525f2dec559d2ae639c288714c8c89db8251cd6a3b3ff7c2f27e6d76d399eba85e82edd84dab07d1bc28f935e6e378f6a1bd5a91aea42e5dc6a2aabda943e17c875ff83949d321a8eda87052d7411d010d3b82832a87c70b3cbd60e0185beb723fce14ef937d17ea9d972328f249dc57c87a11f0ca7b4e555c29f79b945046b7c9e0a875cb48ba4d8a9421eee8f7400beedb5c17ea266f58a288710c4e0a85096b80ed6056b00d084dcc8d789ab5afabbcb09f3341b305aaf3ea907a033261a4a4e24dd5d88d167c716506b3225c6dd5761f7c601c655902b85a0316cd4ef8c93dc0d5753f5e2448dbd62803105768d88cc713d3d3f32b4367534e34b7b5c02a56fd12df82ebbd632bcb5588a2108f6eb4cd4fb1005199f5b5701d6beb8d935760b484e12bcb578439ce97f2ddcdabe8a0a9bf4904a184e68521cd4bfd7084b795cc6b74b3e01def3e408bd9b8020e8e67f219f4c0f7fd41d95ada6ce5b4ce1e3945ce880de8f97ef56eb9c55c5b20b5fd14345dbccc5ae182e8c55d36a8fc73703ba555eaebbc67e2f1a52f110bb603c1adaacb63a3b8390e2a77b9baaae4d112b990dee45a5ca7ad53bb9979b1a4755de4cc1b8ac098da53664952cdde4650afc3e44a8166c2bf5b3871f90f0bba1b57c3f3fb69cb8e36a1f0d470791e15a266555afe5fa8cb3128a50e26c33b7e1bfda43ee70319d980f26fed0c8c3215a24aeaef3c1c75b62a5937a6446ff4a74a6be4c892aa11769747fe1994fc5f04a97cdd6f52c0c0514aff0a7f01d96ee56acfe5ade43f8e5ecc444f9a0b9696ee5ad85e57fb40ee56bd0ce1c083f95a231fdc92c4f8ea56a936fbe9e06b093cdca1fdc7ca48d58d12f2739ef339ddd5efe6b85a426a7f8509bb5b3ae08ed440f26b2d9bcc03b9b3779f4e4cabf4aa5497e8b8ac9794927a6c02cb0f34247c4d15bc73d34b94f1c75ed048d1255adbe1ded742d8f62ebe4954a3b60457d3f7c95b669d033be81190c9dcab3dba1d7bf32b32b3d5afbb343333f5d68363f1a7ca648f67e2d805f69306e8875aacc5e4b5c4595d0d60c51b65fa7766a4af149df96cd54fb5834afe0c247fbdc1e10b34a0cfbc0d34557e4a2808ee163604403c0600da32af121056113c01dadf3dc068479365ae47268d36e00b7d6e3980e30e3aa5c0e1f502b5386fde76d24b7fff942323669452ea4fff0048e215b9d44c41c61d6db9e06ee339067c73ee800134a4056792fc280c537c17df9f09f7f48b73541711d130bbe88dbafcc806ad21ca31bb76220e3e5ba8795095117dd63a72a297dcca56073c859af8e639789c94bc3d7a75d87ab4c098027b2739bbef942ac2549e07eddca13363cb9f76e04c87cbec467997fba44a656170c7bfe2d57b082d19dbe27525677865e97aa5a102b591d3723d7f9aab0e20f12929ffb781a3ea53f9e38424e48ba7c99e31d3a2ca881de84c9dd80d7a6816df7c550523db2d73a29f80853be4f168e9b00256cbcd4919cf1a5cf0c51974fa8c40aa0764ac84f9b94a6bc52b6ac3c9ec8e0e0196fb7a2673bb2c2e2433a00f4a7bec8c0248864c881df48dc627abd81fe76ddc2e56fb0bf53cdcfc8ea1c4e208fbba017ae0e5c297e86c91', NULL, NULL, NULL, false);
INSERT INTO public.cases VALUES ('VB-2025-H3UQ', 'accepted', 6, '\x1b796684c28b5779a32372b42505b1351535485e72ac8e2d298a0d96e886e745', '2025-11-24 09:00:00+00', '2025-11-24 11:10:00+00', NULL, '\x016ac3997701997183e60443f7cacd5ac280831c157d12338617ce90f81d823509946cadc85cb8c05cef1d0451db58ce214f5f461ea98d3d2ce4d428a78c3f057bf054076e303285d3f28dea5193f0ab9187d62057c7752a0899e97eb56abfbf0eb134d5ece9bf63c042b6104035e515b894143e553380b92349ea8231515a3bc34fdaccaa8c99b4b6a02776e36d493539bf54dda70783e82cb606a144281aa3cd5f9306d33974f3278ee6bc73137b6622c4c6131a037fb3c0ef9c643d6f66a3d1464260cf40ea6077949509529ef01bea055b48ede5303384df6c729fa81e0cbf137d17229d8eaeaea27e98079590b6a3985cc13da81bd3320ef31636fb1710018a305c762a375d7bbfb8a80638a37fcb9d623ba1fa53823270bbf8c11ba26493d514ec970c3603e66700a19eb825a59e27fcc4ad9864b635ebac0f7c88a284152e977fcf2f2b789537d2370a69ddcf15f847a7d8b8594d60527ac297f4e0c2c6dfbab12c30e0e42aaf0f99995bf29ca041bda1351af4e2a9d191d954e338cd2acc8ec2e8f0998a69b3786b9473909ea9c45aea3cb53da9f1816aae0a8df11b7815aa2c311a3207e446a9d3c71d87f988f2168d98faeeba4ebc62eb03134d6a96415058067e5f072473bb13a2f2b8f7d2baaba784d56621513dea94674727d83016d8923e117d3c23517d208ba0519622da13eb870c887528ec6aee93030269d4bd7b228bd4b66b51f824ce074af9dd6756d53e0914e0650d9bb1eef75c1e91a465918864c6ee14167318dd5245d3655a801afbe7c85cfd54f2fb16e8ccff634f3b069b30a7cabc3259731f76ce0f1eeabd9f23a8409b3dd142038f160970941d5b59157fcaf0bec3b9f9d4611a8257945db14b37f50c5d7efacd852eab336241a99fcd5840807c83a168f219bad899714140ffe9a87a6373ec13a9b3d08db5bbdd38e69a53f747033a02b52e20e3780577d8cb9468b8ba5eec183450541760a78744215983333dc08fe37d0f988fd1efa310d3881392fac265b96b85a85062faae98e0c1adf49f5c0b7a3bd6eee316d0dcd0d4cd408ce132d52219f6ef6ec3e9fd2c4a91d95499f28e1318628def6198f645e2e62e918fa4294d5aa3e4856b1fb8102fe004d69734f0a13b0fcca84272114cc7b94130592aa204841e39b984433f5e3d727035ecb3f6e73f9cba9422e177b27997a7231d38f2c0bdb943742fc9d5a31aef382aaf71e2fef4c84c190c0a029a9f9d176be6d7924d2826dac2dc80d666a54d8e8c3305caaf4fef4b4180a608442699d5b33e85a130f9bde55393aba987591e8d89a6d40fa2a977fe90293b125f846d50f4ae7b5750b6b0e67b708106088a3910b98b0225537b16aaf75b54e1f50356988ded087bdfdffd13eadb5ffe07466e2a6cf04a5aabaa187d347757174faffab2999b8498ddccf3feda2948499b5c081a94aad7bb6ff90053875a05cc2314985bba74374140e013f654f56922cfb38dc5ea75b9d04938fcc3fb4c46424f8587b37ee0dfd8e9887468a8c0bfb58e6534c50bf8639b040bec8c59da13123b94473ae610ef228f37c3925ea56023c02ab7f1f79cee284f8f9c474cd8281805f962fc57697db1c842090797e5a0f850cba78f3e3dcdd13f9a43d5288b8e38254d0e4b01cefb8769e296637173f2177f5bb9c8dde8d3713ff0c2e332f7ea8d2c75bf6b87ac7bcc1febea55125aaf3dee4c4f600623deda1360771889a4ceba99019d34ef7001ef53981d0587f53d37cd3d34914e7d1656b81e7c345be81d8d9410b3ce33b87a9ba4e131d6b18faa251341fc455cb9249a1c9240ad32e2cafb333252ed05f5240d60632cba3ef4581f97a61a01789422901632d0066d88f080a103839e9a247ce130cd09f5fab6f54264c37448e757d12200b266d965b46cccf88b70a359b6b26dffd8a99a52d88b0b2294cf5cf2a7585bfd8f17fa60ee946375856215b34f611158617b379a461bc964b03e4f04b6f7478050be84677f950cdfa4686a867d79b0767d1941f57b0dc7ae1838ef3bfbe1f3e57db6f41d61b225671c49f01beb78b0a373dd51b2c253e0e6575655457bb6bbceab7958781246e4aac52b7c284620d83ab8c259dac5415c9200e367fc8b09eb2b401ffa0f1cc74a10a7d15f4b09eded42b4925be565792a8a9f18eb99abae9597de14cd0ab82e7ea69464e784e5c21b56d06ba870fe5b1cffefe7f700ed22d49fd84a9cb72252e8a1eb5ccf45db641e74ab03db341901017b17591486923558319253a2fde36d15c15c731ac42542159ccb3cd36af49ae7631213908f265903543755b37c398d29c95a2960cb9950660bb338b796a5c1e8ab43ee70aa7f228606adf53bd6421d3bbeb19ed0412145639fd8c7c2a16d925e40da4f50785aa3cee3ce2bb22189baaf02d46fa00cb03cfb2c02378cb5b068a962a95282475006a7247e19f3d17a586494cba55f23acae5b93f2616f575bc6431a584966ef76b2b68dd15aaa6a20c61eae92bcac2e5e204970db1763047d4b5415646cf81c70d858daad8c20bd941d9efa2433a30dcd6ac14fd22f4a511bfc3642c5609f0f1bb15d0f708f29bdda4bfe318aef71fa6712b3d38d98b38a4036717edf78d213425c723cac7011be52616a02f73f6933bd37469c517dd1b8575979a68793dbb3217bb877daa0a3e347852101f0b7f1f61d1f544e1203dde359fb5065b574ef8124fe41715907aeef3a84a6373e9412c721f34ef888f72aed3bf27dea4e27b284ee435727149ca742bb9e2f93321cae3e7a4d6ab8b2e5258e811b86048c1f81b7f637fdea6020aa3a37bd6ae1a12b6d2f29958b22c9ece14fe7de11a2efb8156dec8b170ab8e02f582857ac1e4208747d92c1ff83805937981774c8678778c4526090b194080e638c1a249c4f9aa7681cae7c4d4fc46043ae15f9c541cf8168c8ef435471c9c6d67b2fe0944aa4dded4e78ccaf78523c4ead6b8365d937244f0f4c675f0b22837aa3924a7be33e35628210e1350fad3b39bdb05385b8e2cc4617446e8a3d74c1cf7c95241967a47a9d269d334cc1b3abe743df3e91a7ece860671be5fe5a16b605a1d16b65b0ecf6300f87585afe9f7bc76b911a0570b38a5e8f48ea8259373c67872e47815ed8a9dcf826525748cf51769b837b3a2533d1786910b1459057f7070a0b12b1c70b25b3740cc00614625764ed7e0bfe3af230c3e3369ff8566030f023911642e6fbac9a2be83a631e41ca816d9842ddbcfe34f804ebfd56c3ec4ac136dba678491f250a8ed2989c56e61b0eb4589cd354323a84ef10a7ec905e5b348c906402358aeadeaf15908b9293855f61f6eabe2e9c7c84ac135afc5f66553134447ba6576001e69d477c1fce55ce5dd33905849f5e72b534fdb6ea44d453d2669e547c495137582256f521115915fa3f6a1ca18feacc5f2b38c792678f070fc0502a9b21f853da5b1487c1e3923ba9e909f56a9196660331562026dcf42d02d732fe051c6b44dc8341dccadc06a7e94ee1b0fa2cde242ca79230675023ed4d7d546b0c7695505ff89c67d4ff3a9de570d57fadb941fc768e50bdf6335808fe7697b1a0bb3a3cba3a0348a16f08df8a4f468fec1727518ffe2c1eb67b10e61595a780123168ce52a2d187d47cafcb32df34a2ec683c629ac42e6964c796707038c31fb9e79fe063079db70f1ccf880cc3da255a55af2e2d8f301dfe621031bab6aabf53912edd71993da0e732e5749b537378464afcd7619fe6e19b85bbf28779e53baa1476e8fd719fd484c4def42ef892b3577a9cd31647b10c152ce1023e7dd0fd2d88e92d118fee61ea2dcc5bdbb97844a352f83995559d668e798c63ca5678389daab2f6ca6dd09ddaae38bd98786d576897cb95e10d046bf5de566171902218a753c00b35a7f96abc451c4a0cd126c0b0b64f9aaf9f47a543bd2b2582338242f7a48a5be0d180c8f4a509bdb02c54fd45edb615003f9335c2964b328d3d3805ce6d74a17a48d99985526c5996635cb4210030d770459f0372ea23780180ebeede1049deb3af914179ed16efaa716f653b', '\x302559fe84156f6b2c14b107883e50b994148f03b85906f86b188eb740f426ba', NULL, NULL, false);
INSERT INTO public.cases VALUES ('VB-2025-RQLF', 'contact', 1, '\xf092c9923e4ee873673e414c33120d903a80aee3237415afb0473a28f695fe9d', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', NULL, '\x013f9085baeaca305afe9101c518fee3fcf73fc377a7a62efe2ae1d4f8e3f768bfa097c0f303ca0d384dbbe43fcd3a51a11539c80d886b9959f8e026edc75a5411673a9cd687d8b61002d9e5d3d172e8b43d67753604ee19d99a338a9ad24c591bc9d6e50286eaffb15c87d0c9919d201aa8a342c509a36f9b0fc1d303a157457bcd7c7845fcca35c3c8a1e5f3ccbfd0ccf891c5a9f62cd71bc029f627cbd661d3e1c015edfd548dd441aa6d73400056f761d5028c2c56bc6e99376e63c0f03a10d52f798b361054ad0a76375bce1aca0005c3fcc06192c36bba5d3cc9331e12a2167cc8ebeafda8b71d999ada43dc8fc940e865286d8978c749cab5cf770c545f6279ac12b2e364ad6e1363796b3c686615a2262c4e11cee6961c08d7591b3686a44271e721be44353de936ab25a611df6e1a370c9ac20e0736ef8a364688a1e67a22ab8ef0f48610937a6bc8310a7201d95091356638006af495978dcaa72a7f8b244639f02d6faf54139da77cead2b5b011122427feb1dc3cb7140b55d53a24da6dc453dcf8341551091ed6ea72b577e2621b94083a3a2aa05c2ea53bfae636be44fa6a789014d450c903abab96afd0a0a448b31259ae48f53d681890ba4c6800db566cf85e8d46ec898a843334f38b7cd3365817745f27c14553114ab42226057f7debf3d7b326b9aad6a5d480abb02c1acc350f5c3b02484935fb533abffcf183be7370a68f1add429642759e29f69e9deb04342ecff9b4340cca855cabb26a50b2ed56f064402ab97f0eb040ddf05c5a80bbbbc26c516b37831a29940ffcb3129e6c8a021b66b2330147f248dce9803bd0f100c7d5f72303e4e9df041c0961f982acafb45f049869d87fe64d013318edf82d707ae9eba6d82654eedb18d0aa6657237cacba00a30d3bd05a5dea37f779df9de5ed8333a19506e2bcae7a7a8a852b27489afa0e0caa0eda2218c00200a244570a2f1c79ea68293a3ac2bf492b54c2888f76f1840fd9b72db4e8a4fe55de5006f90b91d041f51804ff7e929ce77d80080e89219d96b6abcde6a24581a7d068036ce7cc249f08545c06d9564fbb90367f634e84f51465e5053966a541fe963b557c0933249b10d6ae3d59daad58968c4d07f83e1ca7ca693796e709631d3185afc109635f26ff325c884680afc7db529d3e5832b9e642a0e864830bdd3a007b1f375fee66f4583c1bb3886942295a2462ecfdea224c92f3307fe7da57b707c16621f063dc9f94b1e2361948556904e1c19897cbebcd699173d5d6bea8edf77e71176beec6b503de3bcd4657b9925fb647e126d8ceef0168334a4d16e068d43bb18c1064a7e3aeebb81f4a415d1da4bccfeddcdb79547afca7e2134c19c6ea0d38a593a68cb65ce94430210647b67fe10bc60f893cfed746a38aadf4a93939e446ce3a9c78ab86d09fbf995654e158ebfd7b41e1bf36ceca128852e1fa337f73a7034371afafb92e438301fb202b0d7cea3cd78fcaa406397da31bec4a216dcae08f2809e94c30dd1515686e6ed1badfcd69bb71c1d692c5fb229b3486685870e8accaea4f140012e3b9a43f583017a57fd808a2767ebd842dd763e3dfae5029e8e8038458e5697d751aacc0da18ab2798c57ae521faa8392241d689a95cdb5eb7c29a5b6549e61a9dfcf8afeb831b25d00121fd08f5df49e1d93ed4fd59b5999d25f3c71ab1deb55e09776c4c18460be91da9f8e5b19aa29f79fa23aaf6d22f84d00539b551e57641d1b2cd6eb32d618beec34556744701d2993bb0d7ac31d3285a3e89e52dee227e1d9a63de9e4425ba18684806ef3996f46898d58193c36948232f89932c98fa599b33c156581dbb6044a8ecde5520f48ed7fe724a02', NULL, NULL, NULL, false);
INSERT INTO public.cases VALUES ('VB-2026-K7QM', 'closed', 1, '\x054fc6d9d05f8209b090fe104f6390d77f71676d53d660b58879e4f12862a5c5', '2026-11-23 09:00:00+00', '2025-11-24 11:10:00+00', '2026-11-23 13:00:00+00', '\x01cc95576eedbaf67a0496bd87145773db9d75af58229079dd78c00e00101cef251dd27c54f26846ba244f1b5bf479684b3785f79b07f0265458044ad5cec9f055f894de090de9614c17f37a75cecf51924e1ad54bf09c0f2880bcf42d523b972fe731d29255afe2bb13d3632a69802eb11413d937519a5241ca8b46b9590c7a3be82f6c66df3324f4a76637c33862f600e3d3a2813ac1422907554cc55f2054987dc7a3ae647ef0dcc83c3606e5b9f84cf1a7c1873155f5f6e3837f7dfdd0e561df91d5e6f6315c431f95207ece246e6bed51c25ef658f55e20021a78d78b26bd556c1aea912327e092b97dd3e2cdd5d8e7f36d51e5e165b2208c98c622a050b0f56717315663da298a8e3bcd93e06cc917935dc63ebfd205bc557c27dc91f428a03edb9020925118ec25b3c2491c92bb7f34334d13406d342bdd1bec6d1e6410d457900c7d9008c90fe66cb3acab92689cc64d9cb219b1dc62032346726de5cd17a4a801f1db408888b39fafe5254fcae9ca5d61e65d0f4531816fdf2183281995899f4fb76aa17aed0d66309312110fbd530f7e9cda7245c3a624e2306e9c25c53aa26278f495e7dc2dce8b2997fe857c8f79f80c0d54dfc36abffff005e9aee226772604c71cfc5cebdbc429a4b7444250c741a634cf04226d0a3988e0918593cf9de466b861e3957984a68801747aab0152ebfe5c045eed49e7450afdfe29e5b2f74fe097b25b23624e1ac4894820642b4b9aab13d9475b9c0efe8efda7e857a1aa21f49fe836cf33138c1fee9c06bb1e9d74bb5145450901600afbea2cda4eee9ef31527427980e79deaaaf2c273b60ce8a91fb92e47ab9b54da5378d5303f324553c3f74d0da8316f53281ea9d96ab62ce67953cc18c89323b32873da742d63d989f8b6f18ccb2b1f3fcaf4856345e54e591770707b0a2fd8661e7d41aae9162c59d0e6f042563a376cf1183dc5240fc3a32fcdf0a8548b13b8f49532b39e853fa97078a9e22677776643064425fc00118ed7269cc40025ae251e6797d682e4fdd8bfe7741556582990d5dc3391c49f0034962aa7079d3a68d0ac577e1edbf27e9a899f2c6a0c1b39c3db6e8100b354e50da17eddc76248f706119de560e5b63ab4de9360c6b2efb2a37a4d46f2d321f43b1e4aed41deaa7132841cb440369563ce1b2b4d7a23b2bfddd13fe0abfa4a28f594559e8b2dbfe659906742263057d00b43c3f072835bf6bb1b0ea77d11c9b1743559e9e707fb1b128ea68bd872e9d873644c93659f4c314b14969e9fb3efdf66181920beb13349f0896fad7096fd2437c267f27e58d20e7a3fa77e7f30594aba8fca26f9296a779e5bacd014dd1845fb10c648303878e803db288b0de29769361ef778646588cd07cbab2e0c6f558dfdfc2e68e88d20e2ab871cfe2f2156687de56d24a70d308aacc71d9c225219304cf662310de86ab9c3d804e1d4ee38f32435b1f79bd75694f41f303eb94862cbfa173a2613214032b8fc9e282e6dedefe777d2078ee4cf3d921d6b67d638b2e404bf3b8b3a4aa86ea449b184302e7ef9d8245093b1e380c40c92d83e7bb8c3793ab2f9d01581428ddad254e6dcf49360c2c4ca96fa3c4d1c13dafbd311558e7386017ae3a67b15bca013e48a58a25fea77b98da48ecd2b0e8a3deecf9326f5293cf1fc49b1e606d65820e0cc7daf4da339eda1b8871f38c634721a23578d46af366fb22b8cca7d813cc1288a748a40febd31df4df0006e60cb864164ef15cfec66e0c1435fe75448ba9175790439af815066c0c3aa4fc22c9c6084342a752696521f470174e71002fa5bcc12d96569e730504f6b6d534fdeb6ebb49ffa9b09acc9cbbb456d78f61e989d954b1b4aa60bfd2cf4685f0f35a187fc8dc88bb28c7ff3425ec81003574fd0b570da7a53e775e1e14706ac31bd629eea0892d6c3e6fcf9a0e616394e60adb974835c1da597e37a3bb77d7c610d95f2e6aea9e60076866a38bbe7fd547dd0c85713806b84e833e9ae3089e34be29a1eea043ac07990cda6463fbd471ebaaa9a12bf0c322321bc0a562306adbf21f0f9d33840c1cecf3aef70866e51e7a8279fc139d9b023f1751920e807e05810779be3068326d468c039f1f6b0d761ee77c873d8c82752a16e9c48a0800bd2967d6848e635d343d39f59d29c07abb86fc866b52e2425e8216f53854ce0f87e2df78ba4d0e573c0fb1b1ad5acbbf186e35693947577cb83b509d868b729f08a4eb4fc5b1f64bda1f6be83b923472a3c138e4c9dbd22c0db9b91e8cc2088e42458d9fbcf2c64718ddd08fcbaef2c6dd9626e460c3d0ae4abfb9e44c0f63bc77f9033fc7feef09e1808a751010749fd1d6698b29598b3950edf4d39c40fbb36b9ca06836da67c793f38164749626e0a6ad09c48c9e93f32fb3dae9d68fa60f8dde12129a0cf6bfe53e328938e8d4411ec15db1dcb27d0bda9bdb41244da70547bdab1bf332cfcf2d008b67a86f0493ccdbfd9de6160db8af6fd8e0c35c9b31e24adfa1e16af0bcb78a84b76dfb4989265560b96db88fdee02fb5c0a5fb4293b8963caeed62bb6a79d30223665d32191a212de4f95cba32ebd2fa468b890e98606d36855c1320a46cbb2f410eec3d3613602bfb1092c6749b196bcfbecf8ea5255582c7f14b3d35c8696c452e1454d8218654d6f894f10be3cf7e6baac6ba54b4d8f1f2fe5f304c6e02dbfae136adb6bb3c2786cbf520d980847b5ccc0d6662a0bd83f11d98c404a2e6214eb2704e51e049f16dc9390af17f900caba60bfb4df9a9b1abbdb2de7c47c48df93a281978997e6b1c0958ff8c8d1fa3c7b5c612a05772c4f78db687be605fab2a17f540908c11b63670903653ca978581c5a4499447d7a8e86b5dba3843ec36bfad23fb7bd1e11b20af16e48edb0f7fa445d8c40361560eae5190886e1b932c2173627ce1273bb9b03942b81e48f2e64cb2c425942e70af4ca3a8e12544b33b084404d69ee93432cc09b00a90fd73b94f1d41cef32cfb83cd12935d7b5c1f815386e3c351e9524fe8822edac7d0a3a7aaa5142aa702eab6a8994977e8040392e28b50eeb73fca3a15d6017fbd47085c24e5004a2b6226e3d8cafa82060414ec7bd89b353fe1f7f44e14964760bcdf01ebd8f0c3fa88fc0ca7f41cbc056593e93af3aaa3b774a07ba0d56ce3e5b32e6ca86fee15853a6f96e4e12b6e692289644793e753d653eee09a3367977fa1e357366c021bfa8a54caa5192e3aad69d70c7a0ae693dc0cb5bc17d03726189e4bd6493bef0714987e4d0e195e0a75150dcb4957e49ac875ae38f25ec8d6d12761d2e09ee31e05c5b216a84c33f74d4fa6a443bd69eccf7c8ecbd4d9fd5cd645bfe92fa019db267686185f8fe87c958550635bb7436f4db5c094d4e6f843064353889cab4b3ea846f59eb2e5213f255d84272a75ac504b522fb0d6f56e60f9ba7b905d801c1152e86d2d15d0d51944410393883c11a7b3a1f3850401ffcd8e4377daf03e7d5b6cc503f11b77309832d181c0dcabfee0811d2a170115708e4eb802a1800bd13afb4b8585ef73eac1029222b2d70f06f18452401157421a2303bc0e0f9b1c2c8b8cc40df4b8eeb04eda727e22192db0bc1794abeb780f036388ad054c4a174ada066b3f2e39bd68fb33e8596b4e7c1d4f6b19939eb016f59bd1d676f7fa09a742ff8c52e81637140dc390a4d389efa8ef94e62ba895ca77f1ae7b8ce7a00bb20d31c8b82554b033118ca79edd69de19d42b8e12cd171bd49c3e9e73e93e4164a0b330f337d4fdf77b1291c9f9bcbcfea1a8bdaa2e253c6f31143932907f9009632a5dfd44b3f2b2a4594c243bee17633fca17cc8d7a5ad8228a9b1028ae12761d195ade9292b1f2ea4b228534f6cd826e9c8db6abce9d8824579c4a395c87b5f402afbd3ea6fc980a84d415fc45682b57c864bdcb5abd757304814e18f90e949f79aa42d6766c61c752db2c9210cb2f2b95708d716e711031ab59a706e0a8b0f8aae51edd4c7de0813e49dcb4c20fd09abb7e6b598ecaaf531e9b4161165236095972a4604247e73323ded64c6ff3bc5098e472c37f892f9f0fc8aa83cee9f5921792eae79e6e4f4ad2c496ce8ada09999a57c82b0c2e2b7823f2ca73254159d5e0436c3be620900d518d98ad254d41f1df2961f3a6e28d0640a6da5fb155bebb5df2f9a23f984630a3b8b1e8cd64a26af7ddc29eab80e4e2999d1134af2439de0b4c986547d38b33ebd466559704796888203f84d0260261712f12810a610b16631c1ae42c0b751317c8137fea3bda1797624f0f9046601e988c4db6149850ebadb44e01cb70d1d819156410f419b3e628e9ee724cbf019bd00704818d7e4d0069ad3d469ca6c4ca5446aa80c5ae1c96dcd0a56b8bd2326c41ce2a0e73b8d6f0e4b716589bca1b34584707b2a3622f91a00e7b3ad2b5a4733b821efbb503acf5ee55cc33e6ea6de24075548cbc2775a0288701d0ad917ced293f8d20ebdb4b620c021f787bf1b1851db9d1e495e2e7b0b42c4a40f62c078144ce337283532c421a384a501c6d2bd95b6a8226c1074534562f634ead6be5e4664fca653c9ebba7cccd89b696d9842eaf1f0d22305c86750abbecb0e60cc6de81569865ae380b6cd928bdfed2ad41e3d7270b56a058c88b84411be04dd534f22cafb8c6f38ea7c6d91d56cfb6e9abcc08949a65ac0121f0cbb5fa3d9554c51f8085749b39b71ef7555c58ffc0a5ccdd08b1d0c3e711354c1ac1a249d49f3ed98596ab207438acfc1ca4664e2d5ab1893ab4862f6d7ff8945ac395ec5ba1a3bcf80b0523887842c9630801fd2e579d21e3b37eebc50bf778bc3091fb688b82898e082c293b56d791b7e68bf053f5e72b683fc0cd638e4c59d1b2a780d6e06be6a1dd05fed520b4ab2e8a8d9558535bda9ad40c6138f43591796ad30f9ae17b3acd17a12cbcad40fb0bd0b57306f3953ef7e0ca01556df9aade6084adca8c96a58d5118e23a9f05beecb36bbc466f6e4e9b288dd2dfffc8483448716be6fa3e245d533123644536a8db254c5f669a5f8f7e3a03feafe2741a68dceff42a8638d3e69bd87835c5c363302ecec76495c6949d7a4f55d637dc0547c2b0c6eabe82f141a1360cfd22b6f153ce4f85f2193794c27e55ec675a710ac0c80d6e4be03146c651d40a0e98f29ecabc5373e9f407d7feb10186ac02f99c796836207a5066c58b50810c13a43fd336d406364a7128aa02be2b77e021854cfbba080f833b3867117fa4dd05c488edd79a474c5a70a5068595be6b87c492583cfa854761b176816044fa9dfbd5fa52fd93402047f28910b85c1743d49a50ea1fab1d7c9abd14426e8d36a1edc4271c2e3fc0bcd226909bb545da7c54f522cf33e0fdb1b870675b9a9d243c3cd8d102ceb9694c61c3a013799c5f73d61d5a8e952c3670cede2831f3cc6e869e8b4764d01583a804e6628f9302732204649c6384064ac51173e627391e980f40cddbedf0083c3a8d52fe72feda395420665b59e25de240d2864791a455125edb10f6e18b6f860c64f721005336ab5b7ddc17b727e31b74bdcc2dca91286aa237a32bf723efe70b9490e057a641f456193589da6b24426d493c801bc37c372a21adf591bcd7880dd100991af295f2d9d5d33d278f44fc89ffd5ec3bb0b7fc8c59a4329b1d1d184ab6f440534778be78ded9aedb7bba402b64dc8ba2b1146f7246bf583e56d0f2767403221345a069e6e597a742ca60e7f6489ca96708290565487354479fca82d24fc5dac1cd0e88832c7a13c0f7186895bc0ae1d8db808e958013a2f90550c26e26e50cd5402fbaf3d4c9d8e0636cce9832baa760a56d6fcf34228cc71828c92dcc650b410e1491dfb77d0aa234d75ef0aa3e279f20cb3062c6ffbe3c1179bb8d385cb9d67138a0f1e861d643f089b87432bdb59f1ba95fd8cdd7e73f9ad28da4ded093ffaeb5319d1733699d79c71ad75ee92bc256a601032fe0e80a73cc37ee3b5b0f2d454efb286fb309a7cd267c0fd4cede91251ae88f40efacabca5fffdec04bd29ed1c49ded8f9cf92dee2a862481a1538d0692c354bc9705468c563552be4c5b2d8a8f4b1cbbb3a4d7c0dff7f13714e89e91a725a7d478ea9fb81f2c2c078a1380acb1575587d429fa514f0d44bac996525b44c35eae51c9febfc988e27dea491a7bfcf17aeca17217770288793ac2a94e3f11a42f12aea89d95a0b9ca9b13cbfd8bbfe31dcfcb7ca841904adb670179c07384ea0b3330229ad05dbcff6ebb68027fec60fbc65e9486c85361c56a9b3c2ff2ab0e035c2148205a3294d5cbec49e554f7059ef5cc85a83b141d6ad5c602547c2ea26b5b3cddd967a779e87ce606267a5ef1d7eb18242a9fbf9d75890ef14b7b24b9c48c93884147f7bbeb0bd9de32304f406e400730993287577be42ab6391c84674a820bd248c26d93a2da1426b2e7a04c8cee906f9d3b53b3a8fde889815d0792cb6c9e4dd47c8c33878b3bfe57bd90e153ad225ff2924bf07331ff8334af398f9ff16e87ca10053b76116b5f09d97f21a5406a3fa2136ff8bbf86e81716c14fd5052174867b56b1a26cdab65ff07b58cbf2d13dc4c70c841729d6e60c06292805426d3ae542d92121f713e4dcedfe53f9d0f0e15f02adcd9e36bec7f13e22f67ae64026efd462a33f65a5723700c9175ed6430da28e88664c907ff9d4cc0d21f1daf988f39ca23e9553cfea001bfb5d61b9ec3d9ef0a16847fca7bb08d46f0fc801693a3f47b7eabca4c574382b95fa1bca9a8ffefc644cc5270cb884e0116953a1d02a54d15e25fac6aae914482976060f7b755a2f33d12bb305b1de0b43c050231dba2404dde9257613e486888c8c607708780d1e2a3f39ce8e85a126baaa83ce461828f4e5c97d2fdd6719a3dd97bd13be3637faaab6823e2e55d065ea0f947a62533d27c14a12e8569e9fa70c5f45c6fcc6ff7684ea5e2330f1f54d54606562f1c193d5927849d48dee2b1d2db6cf43acc089605d2dcf31657686aa745a25627716b6b87322cd6fc8b8175425ce7839e94877a76956f4bdadd006bdf8c352e12a42e1525a7f95812382a9daa9d72d52a65c25007d23de8cdb1346cb08d0aa8ae386e19416cd1a925d78903e01307a1a789761af3ca316074050385681ae10c1657eb083be94b64ed18235bd9078552912cd2737b654417fb068f52910c8d0c00e7294c63bd5ca7c9554e95b3e8d33d9093f3f6bc64a7cae8caf89b616b0f266c2f8700a81dbd341bb712c9bb880a454c22521f077a6f488399181b45427961a3a7a871771b606078a3f5525e10341da06065f6efb9875ba80f601dba20c33119b414ea5c055c53b956c26571994b8b075c667a23ef6cd546dd88a83790bbb24d61a430336c9a0276a8a6e80bbadf34b8f9f45f384e44922fdf4bf6580cc77b278d75e97e391b88dcb098d8aca59bba3120da790bbb3e36c68524da80b51e6c36e5318f33e78f01f81de56e852c2b94caee33deeb8854ee4615d4c1b54ed053707a33a564f78c9c70546b32a14ad51165555405618cc07c1fcb25c55efc9efe11aa11f3fc3d5766283ca94f965243be382ac6055332e5a83f9b75c2266347c9f8121de7e889e7540db8c2b971d0edf553493f648fa06fcad1387d3eb3a7c5fafd1b66e4c06ea08ed84b341e9af23f3c844b05497e6e5dad82375be5dbf37c358ad57d2d4bc3f8748efa1b54412d191ca18426978162db0e947636de017628225c6e85ccf7ebfb4787532f64c03fd9f31ec2c66bb8b1c739a3af559cd13826628c3cc654c5d6ea69c12bc0b204a1566a1cad535d0bb44aad8b971812cfbe57445ff8f4a2d3025f9b9fa5fbfa0a5c76fed4fe5ff93eac2681dde7dbe85bbafb2517cda41d6ee02751578f753ed20a52aa27582b3baebe403ad4a78c65088d7f502e374f0817bb100a28b96d818edd1ea8a3cf49092b46a2478531c9b035f357edbb618e6fda554898ff1b66053e583c775da1384fd189b53faf83a6aa021b3c7ee89de7d8485700f55940d28b9bbd2e4836be534ae995c20ed058b0793255b01a6cdade64ecc249ef41ca32fdb98299f0560d86f7d7d53e68b3e14bf2f809bffa55cf4ea60af0962c94994f220c8b6ed28336af46d72e4e06f1ca6ea198486c0119f73bbed1ea43e65edab421bd42ea8', '\x46cedea520686c7d9a8a2b183d7c51a6133f09f155a556c128a03741e8ae81e6', NULL, NULL, true);


--
-- Data for Name: daemons; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: declarations; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: declared; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: dues; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.dues VALUES (1, 'morning', '2025-11-25 08:00:00+00', NULL, NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (2, 'retention', '2025-11-25 08:00:00+00', NULL, NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (4, 'head', '2025-11-25 04:00:00+00', NULL, NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (7, 'credentials', '2025-11-25 08:00:00+00', NULL, NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (8, 'keys', '2025-11-25 08:00:00+00', NULL, NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (24, 'contact-reminder', '2025-12-08 11:10:00+00', 'VB-2025-2A5T', NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (25, 'send-draft', '2025-11-24 11:20:00+00', 'VB-2025-H3UQ', 7, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (26, 'solution-passed', '2026-01-19 08:00:00+00', 'VB-2025-H3UQ', NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (27, 'progress', '2025-12-08 08:00:00+00', 'VB-2025-H3UQ', NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (28, 'solution-reminder', '2026-01-15 15:00:00+00', 'VB-2025-H3UQ', NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (29, 'contact-reminder', '2025-12-08 11:10:00+00', 'VB-2025-RQLF', NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);
INSERT INTO public.dues VALUES (30, 'digest', '2025-11-24 12:10:00+00', NULL, NULL, 0, NULL, '1970-01-01 00:00:00+00', 0);


--
-- Data for Name: dues_aside; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: entries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.entries VALUES ('installation', 1, '2025-11-24 09:00:00+00', 'configured', '\x561f0a3d84e3c5cf22f379912b7513b40c4e08edd60dc8b936a407db52b9579c', '\x7b08972adb53efea20819240bed3c301fed00f0915c3b3085a1e63b778f67e97', '\x71fc8486b34db39ae98cea3856d5a4f32de45692a31780c7e504e6ed6cb3006f', '\x01bcd4a9ab68d98c5b654bb8051b81102514dd7820792d3f7e29b67485f16f88071448326ee67f924346804e6d85a346d38d89c5f547477fd3691e36fb966e3b62bdec5d5aae8d21c831fd116672aa414e99b0d48d41ca1670fb5ba1f956d6b2ee9ca62621af8b65b84b2c612104116db6aa1cf8d23a0731a44631c875fab8a1b255c1bae0d7579f05b5eae71022e2c513168c0ad0dbf937b058463710c00f51d4089cf5426060c1b63eb1fec458a1e208523ff6744abd3b633f3fe883e73c1b74e3cba847dca756a0b9fca4a4fd28b1dce1711bdf6bb7252beae9865a84', NULL);
INSERT INTO public.entries VALUES ('VB-2025-H3UQ', 1, '2025-11-24 09:00:00+00', 'contact', '\x3b44072c0e227fcaf37919bc9c5a6de421d2af1a8eaea22dbefad36ff9a032b2', '\xc0029e1a5b4399e17abf0414c86e10d98f27bd8f2100df1eca5fc28acb3ed583', '\x121df5f274ad3020f7451e2111bb33c4017bdb6cb0a8b72f831d1d5fdda191fa', '\x01d942210629316dca0905c60be4152ceb87e3d8bc5f966db6795f1429c428d2ae598c6d235d9a568f072335b8dfa9196ca23fc36ddd34979fe78d438edc542c8fad720550f9ff0a19b04b7c86bd82fc53f1987af5eb894e5cef2f8be1d8cdace5dddb8a0e12f9e5b22b68bd409e43fc12147895a0cd85efd6c4391e2a1019d2e93970b396184af0368b1984180efd5197249c231a1895229efc843f4d600c53a742ef1085ef5424b68ffa50e32da11b390950e2e2d66bb98aa8870c5c95dd861a90cd554459d1611bde4057a2f1a4c8f43ade75a7114741df289467778d2efa0cb82386bdad4c98f9fb3b6f03de4f28b6cc1b005930d58bd61599e533e5c17089238272ffcaeadb526e89c7c16dc67d24dca0edff1b8f4495c3e6275273ca57a9db6bca', NULL);
INSERT INTO public.entries VALUES ('VB-2025-H3UQ', 2, '2025-11-24 11:00:00+00', 'report', '\x121df5f274ad3020f7451e2111bb33c4017bdb6cb0a8b72f831d1d5fdda191fa', '\xcb20fc789e80c28f28515d6aaa89a21a431ffed980caac5893747b3475a3c969', '\x12e5fe4b8d8be65948504d88038206b134948af2094c80c966944e4fd41a5dc4', '\x01ae7c24ba88b40f415677b2df38413aa4b2f885bf55847460c4880294a4cf790dbe938931ac652bdb44f8ffc31a420d6ed2b588337fe4515c018d176fc4d9d4f880233e6f37b2df30b24acc2ab85fb8d841310fc5cf76ddaf0e48687a4346f6d12f9f5e3ea3364f54d878adef97c4e8696ae5500b7e8b766ee6f159125926e781945e7553afb59e45e707083c0171833da45f01fbe5ce88eae7af9b3378cda37e44e8641c59890f601a1b6de19872542e1f43365a1926ded62b81eca922e83878d2c2847244d68c2e7853c04d3fae7922e66d45c2b153fe3e4670336bc588966126ca88369020d7a109c9d78ad3cfa007545e39b4a7c00df974036e4ee52b065d2757f3ca44bb65508241f59b438dc855258ee320ce122fcc710e386df975a36d77662e1915dc7799ebb407f1f95ac0ba46152f378dc17b8d5ff416849f8e2eb494f2072d0fc48845b30e855bc38066ba5d0c11cdcfd1261c1e235d79ea8b86ac0f91cf8df8e03ff9f7321ae37343d1f0a00f1a605ae6c8fa25184c2dfb20d01a79322c47e50325566b0fb7f3b59cae01bcf76eff2a64ca04f943418507c4e751497742f5664e881bf97bd4f2d2325b608df65c71126c40f5a68140d1e9f1ecfc81f481ca5a5ee2ec981b646d5e8f5d42fe9614017ac5b854b2bc713ed43a31c632cfbec1aa4b8809d5842d6da0a57499963754be6b00dca0a5a42ff59a3d4457b7c8755d095780ef615426d6880c44d781d4bae163f5bf463d096882eee43a4d451d4d836913fc21ff42681bb14997996fb290bea180b7968e13316ae08683251b6fea115a77826b9a7747ea9e9c266f3b346bdc176efcc2d468cbe7b9519a6e9bfac59878d0c7753f0a8e86836262f6357a550bf61484425d358c11e2369e65c77db3246163beba65f23a2d7d3b3d1657c1ea2b20baa5b830719fa67811383e941cb0c0f13cd1b3aeb102894b93fc132c5eaa47ac3b75296f3c862d48c50dd937943ed7957047aca84c5788882828ca924861310011fa9da111ce9c4e06ff07f789f903f1c8a4d10cde91972c853b93e89b8fef131a994b99f44dedd5db238e3e4cd950dd2c440078cf876097798b5011e10b9a8332fd25a886d369455fa71205bb3e4ab92f36f0cf48e5a1a95989b7e135f9317d73875e1cad877e4cd0a4a48c42d33f61a9d23a0e20a4ae86c28503174c34c812eda3558cc98f390b0eeeb1d0936a0a2be6bf5091e90af1ff1697330770d2c23ac75ec7beb3cd8b138db1d01a223c74c0af3956fffcfdd5594b8b112ca26499554fece64c51eb952ef26069089396c90b52e789fd4dfd2ea46d518e029ac66b1b7157099526a979049c815d041da4bfc3f67441afe9fcb55c16022461126fda3ab30fd7b18786c21b2e46faedc2434654cece14253d1d07e2c1d2457b83438fac1535d7e689c372f5ab5574a0ad7fc45f8e5b39fdfcae2fcc9d4a601dc2f680a6fb347de635fa2a9a6ac648b1b75d36fc3b1627daa0def545bc3b0f42f17deac7ec1b753ba2279b5ad81bdb1b6ec984040207597f1c451a35a70eb81027f57c7436a7b2741247eb460c23afcbe611f9af8bea6b712e78b7542a8f84d6fc11a66f9e00c08883d2ff1c7ccb1ef40705c13248157f17aa454267f0d7596dbbb93ce8a3161957b251ba808d37851dee5a9ab8431b83c0033581145b6a182e3d04eeb81c26401a869c619cfaeb3c9746021a49ecedd50747ad29a887867f58d7f7c7fc9fb7b778e14a6468ca14e80432bc2abe25ea1fd57eab17fd7e2248a03b9cb17bc193e44f812aeeef43be67fe17e7786e59eb8cda0ac98a100672449808425f8cec1c1349d18656fff1df042060366a53e1040b587ad57c101c22faf549b6511872960ec6e1d20ba7d7467b7114c046483f4d8e0f69379dbd5c6e11e272b84dbb9b05d6dd580e273016ee68c99b51ede93a62e9455f12896a5c1ef76443aa0597b94b54d0923e43840f80c4a4f0e8e72cd5788e75c1a8de72642b3dde191d24b93e58ff8d09ca116d74786d1c99ae82f97b041e418914681d7caac0487a9e2ed4c9679ead10c210e9b3c4597ba6f302c14987968dce27ae44f307fd5cb2c0012ad0bc2df51802270a93b016461340b694ee01063fba9be5d348ea8a0dbc994a6e540bbc8f5e8e35122ae17a64962786004131d8b66301dfbffa8c97b0ca32134b83735f7838b15afb5d668789bcf9211a91542535a6fc241a3e66e7bd40c59a667c296c8aeca08f92d1ac6017f8a8cdf25f24e431897c44c23ce8cd436f5693f330b2bf83b3ca73c985e3af5524d666eaf4899584712d9a3024887aad436b884911f506d42fc08344534f128724b87fdb8523932bb1efb03d7641a72194faa87ef038bd768f5d383ff11ace20e53016f19f152e96b116603e613fb31e7fc7e20d74cd0c551d505eda9ce1a8f501b4aa8562c9e2105e148efd', NULL);
INSERT INTO public.entries VALUES ('VB-2025-H3UQ', 3, '2025-11-24 11:00:00+00', 'note', '\x12e5fe4b8d8be65948504d88038206b134948af2094c80c966944e4fd41a5dc4', '\xd5a30c7807cc28dbbd6993adcc055c5af61abb0a2d0be544598151cd361c2901', '\x498ea1e735889f092b61f3c80c7720c9952fc309802dea89ba22dea6c4d36b52', '\x01406cacb292195035939d76116f6c43615fffcb78624648ee746972601f716a081e0cc5904d5a0db74b340236fe58cabd7b4e7d0156b9aa94ec95a791e241a7923593cacae9e5c43a6bd9a2117fce9d2a82364bca450f8a5c9f03bdef506fb9c0f8eb25bf007b4df1ff33684343aed2a2e7fbc1e84225ca0f7f0e287d386f688628e03cdeac679bdf', NULL);
INSERT INTO public.entries VALUES ('VB-2025-H3UQ', 4, '2025-11-24 11:00:00+00', 'accepted', '\x498ea1e735889f092b61f3c80c7720c9952fc309802dea89ba22dea6c4d36b52', '\xbdbda2403f02bbdf252b8e056e6bd80243712ae2fc9bbc0f1566ad77a8903fa6', '\x55109353e517d891f679dc8f2a093fcc43fa4b3434a1879b74a72a624796c282', '\x01904ff7ae44937a0ee8a5832f3c949f7aa31373c04badb67a6bef6f5027d3a7d65472380495526c38e3d2b965f581dca1c09daec5a2495ce9c28bb85a1db25582553af929aebe624d2ed7c425acd7f9ff17793455469dde08e3c2db0894a0f4aa557d4b9a2d07ef1fb6be93196cec3eb367ffd9', NULL);
INSERT INTO public.entries VALUES ('VB-2025-H3UQ', 5, '2025-11-24 11:00:00+00', 'draft', '\x55109353e517d891f679dc8f2a093fcc43fa4b3434a1879b74a72a624796c282', '\xc1d995fbc80e2aeefb07f48c0818963f64a04946f6fa2af30bb25892ad787596', '\x39528229c413bf0c2a7a2c25c88c602a4b1734d6307acd9dcc562fd3e9a88d2d', '\x01f4d7c55881d65fa9c7df617ec06ebb0b2c342f0bd4451c0c9418573218dcc74c8e30e3cbc77a02a8cb9073c2e5382feed589fb645918633ea534d2678b4f001a5b9c29ea5b75d18c5e11e7e361a403b512a0191c7dbf41e8c74681af2c0a521a172632025000e6d082839335086a3c1d1fc4c7024518e442e04176b740', NULL);
INSERT INTO public.entries VALUES ('VB-2025-H3UQ', 6, '2025-11-24 11:10:00+00', 'letter', '\x39528229c413bf0c2a7a2c25c88c602a4b1734d6307acd9dcc562fd3e9a88d2d', '\xa6ecd0e3aca4320f0233733749d616acb6c0ecba385e9275502f1008e2d28f12', '\x413cdc56f6dcb95f8b807d657a61ac566d0f3647a2fb674a6b09ee2e638ff996', '\x017d2b72736eab88d331b416f80d649c92f4e31c78c189c115a7f45cf035af932e994316b8b0e67cecd9a71f0f19735e4757f051a26fc568a91b822628095d9793ab3ca2fa7d6a793bbbcc65589e8aff8d1fcf436080472ece5c2981dc62563ace610be71663b58a31e1e85c99e1e5c8e276fc9fdcd178d84e03978d89cc', NULL);
INSERT INTO public.entries VALUES ('VB-2025-H3UQ', 7, '2025-11-24 11:10:00+00', 'assessment-kept', '\x413cdc56f6dcb95f8b807d657a61ac566d0f3647a2fb674a6b09ee2e638ff996', '\x0f4a91564298177dabf68b08c80143b3aa7d4355a9f7de8c19358ad4f82e9d36', '\xcb263839bd3529331f4ff2f9b929d15102eb6cde2181864f1602230e89ad3ca2', '\x01cc73fd5aa29de53f88242e0062a038f2cd578f5ebef3223a77a8e800a4ed9cf25073c0677df56b74a9143d5a2c2642b34f4a81520ceb3786c99985a6a148da1ab8b9084807f4d44590c55f650dd6c2', NULL);
INSERT INTO public.entries VALUES ('VB-2025-2A5T', 1, '2025-11-24 11:10:00+00', 'contact', '\xd48faf106309439995ffc33f86900bb4967fb967b354a9bb6104acc81dcb522d', '\x21c6210d82719857a233b5bac444b3650db4a29c8c7a0cfc4abc623b4b7a3b23', '\x8adb07e5800a78263e87ed538b70b9deafc5be253e2b6a289a8e87a1657605d8', '\x01491d0746ee094eb2930581acb629a6e33b4999f682f4922f48576abc2f2bdaddc7e0b16f622bd65e2d93a2511781ea10778fe5a0d0c0fdba210ddcdab445f0327ed2b8593f8980223d0912ef2ff3d0e7c6db00fee2d3be0ec0d70de4e009d1c1878fae566ea23233d516cd2b33550212d5da3a32c7059fac1cdeacba44fba6bfdac1984dfb0bc0ee3061779b2dc5adaeec69f8ccddbe12ef367815fab5717f891f4aa9cfe878dafed19ee41de92f678b2499919c2fd11d28961f2cd9c5e9b858c1368d2c00545eb621c54c2709f35e94a7ba94068ca41e7347d9da6c42ec1f589c6c07eb8e918874cf762e39af0bbef3971b47311457bba0c355ea704c39be4b03a75fb4c86bb9260b726fff9f41182b6f3c275cdb43de5b54e8bd', NULL);
INSERT INTO public.entries VALUES ('VB-2025-H3UQ', 8, '2025-11-24 11:10:00+00', 'draft', '\xcb263839bd3529331f4ff2f9b929d15102eb6cde2181864f1602230e89ad3ca2', '\x19baff03af8fbaff470a4edb9a0500e01e4679dcfc0b1721cb070509d19b3d68', '\x519a5b750007473deb161107757bf6ccb82cb990525df189cb58640c1423fb2e', '\x0147926b6290bd633b946ef932317bff832657ef74f6486fa618cfbda45b614581f4de20f1b6c8e956cbdc7c3f95e93d8c0c0976d0919d64f77a68186e17a91e8165177862e2ac01a6726f3005b88f15395368dc54ed86b3e9782d54dd8aa33d040959f63dbfe9989aa4ffff25eb0a7b159536c00f7cdc00d094f8249505b0fc62a13f6fa4b4a84a43734c2f1cf692bcf139c7a820c2f10a6f04a84ea86bdbdcfe', NULL);
INSERT INTO public.entries VALUES ('VB-2025-RQLF', 1, '2025-11-24 11:10:00+00', 'contact', '\xede595420fd90c7424cd5e9a65447b6c66e53b08452b092907b5e6498e0c9d19', '\x7f5e20d82b85b6b598e53c55c78bcbda610fd0469ba6e446d42211b0c2a2a3d6', '\xd133365761606a3d67ef946443f9864d973b26d22fef09d7e5e36c126d696509', '\x01a170dfaad1cc310c60b86dcafcd5ad90dfbabe1592698cef69402e0c3b266f05e2de24951768963cf6a8d5141a1b9b078a61033d195ab8b5334f2122e50c7091aa542de572a7f0f953e55c458b9a68bf027ff9d8a9fb19e5377992b7e35208c7ee6d45ef61a92573226ea3e6e1995d311806791c761fa0163caf9115ea72adf18e3b4dd7249d810c406a5df445fde4c1acffce0a2b08f74d07bd59d0af068d81e7801980bedcf8ab2f5b2a66893d13b02b11c50c72b22d2ca010554ca42014f50d3b408cfcb945bde426de4820dc86a4966a7d7e39861b70754c6ed394999ec2246991b9210322ea08bbdcb9dbf0f70b76a09c3e8af91f592377ed67f87270f617f430de6f1afddb136216809c218c4bd1e218864d1ebe78', NULL);


--
-- Data for Name: erased; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: erased_messages; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: expiries; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: failing; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: heads; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: in_force; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.in_force VALUES ('en/acknowledgement', '2025-11-24 09:00:00+00', '\x1d6bdd1761a28ab54e6969db409d2e759734a7d8d6c40a3def8df139f3c83bb5');
INSERT INTO public.in_force VALUES ('policy', '2025-11-24 09:00:00+00', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.in_force VALUES ('nl/case', '2025-11-24 09:00:00+00', '\x2666138a2d29e14af03c33a14a5ae5294e09021bd5f40e205cebbde1100c909f');
INSERT INTO public.in_force VALUES ('en/receipt', '2025-11-24 11:00:00+00', '\x0760e4835bd4ceb7d076143467aae15b99c2b2cff704c2e4f186531e154fcb55');
INSERT INTO public.in_force VALUES ('nl/confirmation', '2025-11-24 11:00:00+00', '\x77f4f314afe2ba89ff11e1763d0b0c5bf601da3c74402627ace3c1cd010b776d');
INSERT INTO public.in_force VALUES ('en/accepted', '2025-11-24 11:10:00+00', '\x1780a8b587a647ea8235a6a7bbb2a884090c4fc3e8661b05030b8926aea531f0');
INSERT INTO public.in_force VALUES ('nl/unproven', '2025-11-24 11:10:00+00', '\xa0db8d9bf03576275215de71d2247dc49533179f82a58606e3bdefceafd3b728');


--
-- Data for Name: letters; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letters VALUES (2, 'VB-2025-H3UQ', 'case', 'handler', '\x017345fe78f04c082ef91be6891d32335e7f65f8e37a6a098f3b992b510bd727cc4750185d9cc0011cedc2f8642ebb65919069', '\x25da7f8ed36911c4baabb4d94cd4dd4dd20b13586d116dd25588e582fd2b729d', '\x019f93e99c799fa348fe1530f0ff6cf6aa2b1a9b28ff2f5344cc6eeccacb31c943760e5c1120a7cbafccf1b5f2687642acbdaa37ca5698ae28980767cfcb82ca470d44ede653ea5d23dd2e4a777a3f849f18930e17e04647ff', '\x767ddd8474aec3d5498d9476ad9573d49d1f8633fc2a6311806033a4091b09f2', NULL, NULL, true, true, false, 'sent', '2025-11-24 09:00:00+00', '2025-11-24 09:00:00+00', '2025-11-24 09:00:00+00', false, 1, '', NULL, '2026-11-27 21:19:17.16865+00', '\x54ef31b484ea31c3ed75782a244d1ab66eab28f471a4c5fdeb7c080bfc6e3276', 0, NULL, 0, NULL, '', '', '\x2938f77224df29a677c2bedc9804c9fb370760c3816f2cfd438314e91b4e1241', '\x5c52ce455ba2e348929092b49af99cc05dd52ec71d469cfa32fdd864ad7b3bb8', NULL, false, false, '', '\x2666138a2d29e14af03c33a14a5ae5294e09021bd5f40e205cebbde1100c909f', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (1, 'VB-2025-H3UQ', 'acknowledgement', 'reporter', '\x014e45d51018103d31ebe478295bf3bc50c1112f9ad365027de97a21877552d5aa08eec69dc0bd6e93aee35068b48f66', '\x1b796684c28b5779a32372b42505b1351535485e72ac8e2d298a0d96e886e745', '\x017c576ad9bff3759dbd4217277105a850f60127ea34b003f60a344f166de5428660e228f142ab0eb28d471ba62f940ae2a6b1c2ebe2559152de312d7aab0cb4ecf8c1d8c3eecda6b1e3100a5b2f82df694bd011cd973fe51c', '\x56d423f4432a4aeb8afecfeb457f2160211f0409e6130a5fc3cd470b05abb3ef', NULL, 'acknowledgement-vouched', true, false, false, 'sent', '2025-11-24 09:00:00+00', '2025-11-24 09:00:00+00', '2025-11-24 09:00:00+00', false, 1, '', NULL, '2026-11-27 21:19:17.096962+00', '\x2e5378f99b8eea32801ac2ab19f62c0b35c3ea8a9f774f3785a3841f4c4ddf5d', 0, NULL, 0, NULL, '', '', '\x2938f77224df29a677c2bedc9804c9fb370760c3816f2cfd438314e91b4e1241', '\x5c52ce455ba2e348929092b49af99cc05dd52ec71d469cfa32fdd864ad7b3bb8', 3, true, false, '', '\x1d6bdd1761a28ab54e6969db409d2e759734a7d8d6c40a3def8df139f3c83bb5', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (4, 'VB-2025-H3UQ', 'receipt', 'reporter', '\x0108f40043d99f76c1ee2e53ddae310f2cf20faa9cc68ad094335c46d88f8bf3559840cfa89531e655a60e2f45b0fd18', '\x1b796684c28b5779a32372b42505b1351535485e72ac8e2d298a0d96e886e745', '\x01d8b3fd7ddaa52f0e050c587491371e4b65de5cb01af42d3d7567e61f19a4141196f35fd163c857eb1ea1c0aaa704c09bd5ffc117ca2a17042a793eddef03f54af6657548f7b594d3ae02a390c9ffa17fe815b32b1182bb1f', '\x080493b873a73fd2e33568e1ba6cd6b9fbd669cbac5648832e392075f3bf6ed6', NULL, NULL, true, false, true, 'sent', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', false, 1, '', NULL, '2026-11-27 21:19:18.706731+00', '\xc0110b44dad7afb7123b1e91ff1a70076b20b34096b58d6e4f45a4283f4492d5', 0, NULL, 0, NULL, '', '', NULL, NULL, 3, false, false, '', '\x0760e4835bd4ceb7d076143467aae15b99c2b2cff704c2e4f186531e154fcb55', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (6, 'VB-2025-H3UQ', 'case', 'handler', '\x013098f5fdebb10cdb16669a68b068cd065fe7c94030d1fd64dd09e4eb8acdbad2c432b3ff6834ad5afdb62507b2831703d67b', '\x27fade07230f1d5710affcc9df4d05f426203b84646586d27a5f3dd0de65a3ee', '\x012cc7f72f1620a9501de1525858405efaacdccfed9638a8d96fbbc9d02428976f265889b9c03965f203628325a04dbbd7baab46fb20f115103697de4f3c6385e5a0421260a4b35d630a97fdc057404e628011f5e224fd45c8', '\x5edaa0f362a28d7c2c6c956e5ac9eb4bc2e527891f10307de84d568fde0ebbe1', NULL, NULL, true, false, true, 'sent', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', false, 1, '', NULL, '2026-11-27 21:19:18.841255+00', '\x15a73629ae2235c5dfa2f3c25a0852097b9c38539fb65f2255a30104facae376', 0, NULL, 0, NULL, '', '', NULL, NULL, NULL, true, false, '', '\x2666138a2d29e14af03c33a14a5ae5294e09021bd5f40e205cebbde1100c909f', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (7, 'VB-2025-H3UQ', 'confirmation', 'handler', '\x0127ad8b5340e65f07269157634101a56c43d7f5afd406162914d0c954532c393a19d8e7b0d15cffa63d8ea9212b34e5d2fe75', '\x27fade07230f1d5710affcc9df4d05f426203b84646586d27a5f3dd0de65a3ee', '\x01ae14d1b445ab912e787dad7adeea7a19c567a60485ca035dbc70901c0ae6166a5349af6082cbe9f92c898dd5b0b5b744aeb65a43b660f4c18e0c9ae9f327c46bd30a1dd08cf946868d7da12412b347ec5f51886496fe48a9', '\xaca60dcb94609e141ce9bb401d202c64a01385d29c2ea0d542d07e8140ab7e98', NULL, NULL, true, false, true, 'sent', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', false, 1, '', NULL, '2026-11-27 21:19:19.747768+00', '\x797acfc5b3f9dff244c494d40a167df46fb48008955934095751256b85bf77f9', 0, NULL, 0, NULL, '', '', NULL, NULL, NULL, false, false, '', '\x77f4f314afe2ba89ff11e1763d0b0c5bf601da3c74402627ace3c1cd010b776d', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (5, 'VB-2025-H3UQ', 'case', 'handler', '\x0146b79be620111799bc828bbd37e38670f8e8d3bb542233f035e38d9da922e88a4b65c871f4dfe97ae5aa0d2627f960832848', '\x25da7f8ed36911c4baabb4d94cd4dd4dd20b13586d116dd25588e582fd2b729d', '\x018d7947aaaee3d0895d3273bc485048ec511ba95590ad9638d831cd7d3e6212369fe8b954d49eeb32f01c80c723715e5d42a01da5da89e816ec5d9b23e02ab44416fe117a85a5be7e1ed6d887885d9511965e13e0c0fbff61', '\xcdbc086cca05ec3747d02e149a68456e45c13315ef4cdb749f071309950d4276', NULL, NULL, true, true, false, 'sent', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', false, 1, '', NULL, '2026-11-27 21:19:18.777109+00', '\x525b8a95829d9213d6ef2e10e3f3dd3772da97ca67459da9b20e37949b7acbf0', 0, NULL, 0, NULL, '', '', '\x2938f77224df29a677c2bedc9804c9fb370760c3816f2cfd438314e91b4e1241', '\x5c52ce455ba2e348929092b49af99cc05dd52ec71d469cfa32fdd864ad7b3bb8', NULL, true, false, '', '\x2666138a2d29e14af03c33a14a5ae5294e09021bd5f40e205cebbde1100c909f', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (8, 'VB-2025-H3UQ', 'confirmation', 'handler', '\x0147e598df5bea704ba15c3df742799b3ff9ca22bdd9db4b57b6374239385834afb6c68aa7575497871cf528b5a112ac995b81', '\x25da7f8ed36911c4baabb4d94cd4dd4dd20b13586d116dd25588e582fd2b729d', '\x0160aacb47d29791433cdc88a9e4d10a9eedd5f5070a606f29634c3cd8c9be685926e4a43d91128f2ece8afe606ff1dc43fba531c22280531b9e540a5caa8a7bc358a3e9b687821aa2a403452d5c6d2b54f2b57920e7605797', '\x271e3a31c4a0c167fb590e8b1988c3441c691433a46a5ac490d74a9f7f89978d', 4, NULL, true, false, false, 'sent', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', false, 1, '', NULL, '2026-11-27 21:19:20.135912+00', '\xf95ab1f54791153408cca6f6b94e6468c2448721d99005c90ee9337056a0f826', 0, NULL, 0, NULL, '', '', NULL, NULL, NULL, false, false, '', '\x77f4f314afe2ba89ff11e1763d0b0c5bf601da3c74402627ace3c1cd010b776d', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (9, 'VB-2025-H3UQ', 'accepted', 'reporter', '\x0170b9686b65b65dcaf632b3278d4816bc615edd3bccb5ab4d70690713edb34fdaf83da6b16d888733cb953050ca94ef', '\x1b796684c28b5779a32372b42505b1351535485e72ac8e2d298a0d96e886e745', '\x0111574de4c4183d657a5a0719cd04e236702e962e6c5e7900658c0a86e0c4bfd36067030cbd2e177e6c2b1f7afb2a327fd65edbfbfe37e103b1f340d99d5859cdec67e9b6ac2534c18cc18b343e4ea1cb3d5e1c1ceb51c7f6', '\xab4e4af1a3c41153605cf773b0e56b80bc99daa595427d84b5d7b0befa675194', NULL, NULL, true, false, true, 'sent', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', false, 1, '', NULL, '2026-11-27 21:19:20.500172+00', '\x108f34b9ae15c50e1812c50011f499347ba62c88271b99b9a196c34ad7a00db7', 0, NULL, 0, NULL, '', '', NULL, NULL, NULL, false, false, '', '\x1780a8b587a647ea8235a6a7bbb2a884090c4fc3e8661b05030b8926aea531f0', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (10, 'VB-2025-2A5T', 'acknowledgement', 'reporter', '\x01ea05b8bb9f7a16ea93e22006e0a4a58fc6300c8a408275b1425ae5d11c9e29c75ae865720ad39fc3285d241efd1f', '\x681cc57f10a171074a9fcfeeaae4c4db9cbbfb71dac05c85c3d178fe839e859f', '\x01971a2f4bc7987ed29b1605d2c9b3a49d361729572e7237681a8bdc91786615a8d87c041aec8095af523d15c7d8fcb4dd9e8f078ad88a6781b16741d3700d9648005995df3d9812027e3a7a1747ede382369a4c5b62db1783', '\xc3b8ccce44d0a15487f6c5bb6f93c52222dabb49bfb6973a93358ffb086cf47d', NULL, 'acknowledgement', true, false, false, 'sent', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', false, 1, '', NULL, '2026-11-27 21:19:21.437977+00', '\x12cc486823698c0378ff38ebe12dd83599a74b3efeb242447ccb0b12ab440e98', 0, NULL, 0, NULL, '', '', '\x2938f77224df29a677c2bedc9804c9fb370760c3816f2cfd438314e91b4e1241', '\xd38c2e58b92d126ec8757b23be4fa521b1f628832bf9677b9d6833aac3207d5c', 1, false, false, '', '\x1d6bdd1761a28ab54e6969db409d2e759734a7d8d6c40a3def8df139f3c83bb5', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (11, 'VB-2025-2A5T', 'case', 'handler', '\x01c71666444141b97499500add28cd74c95fc4f3b32742e9dc65a5d37fae9fe6a2076ec4f8f2ef90949a41b9d468a4e828d410', '\x25da7f8ed36911c4baabb4d94cd4dd4dd20b13586d116dd25588e582fd2b729d', '\x011d8457ac9b4b7812c665e0c10b4c2bdb918d83a34b037cba43e61a07feda080a005c7f94d1ed487a6c2697b00590f7f27b9773c5c0521540950012f3f4b7e3e9f5e045ef64eed23f7681bf20e41eab663388473391e7e22d', '\x4cbe3d30ad2f9929b08822e6d1110ac6bc82d7bf4b38406599d8b23ac5ce3a44', NULL, NULL, true, true, false, 'sent', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', false, 1, '', NULL, '2026-11-27 21:19:21.507907+00', '\xd8da62e524fca78fcfee25c667f207663ae3da1ff98c62e92b5a56fefcafaefa', 0, NULL, 0, NULL, '', '', '\x2938f77224df29a677c2bedc9804c9fb370760c3816f2cfd438314e91b4e1241', '\xd38c2e58b92d126ec8757b23be4fa521b1f628832bf9677b9d6833aac3207d5c', NULL, false, false, '', '\x2666138a2d29e14af03c33a14a5ae5294e09021bd5f40e205cebbde1100c909f', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (12, 'VB-2025-2A5T', 'case', 'handler', '\x0170a342b63ff342de9e80e9de8deb13e57c0499f559d52654ada562bdd2e44deebe619d7078c96c52b377c181f50674c21640', '\x27fade07230f1d5710affcc9df4d05f426203b84646586d27a5f3dd0de65a3ee', '\x01594bb4fe2d1a86e7fae2efef33b5d9e1df143dac90fed7448b97269de679c08df3eb018878fb0535edc110b31e99d68b5d92b0e95b7ceb9556d7322cbb8f5ecfd002e303a5774208e77f0cf6828c7f184c3bf09bf386e294', '\xcb30c4d87496730b8535268167ee25875f71cf27fefaa8d9e2f5ba5f08d0e744', NULL, NULL, true, false, true, 'sent', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', false, 1, '', NULL, '2026-11-27 21:19:21.582399+00', '\xc537ed7e81c06c5939e07e6b4a412b4e15af2018b121efa94e390de83e5e4153', 0, NULL, 0, NULL, '', '', NULL, NULL, NULL, false, false, '', '\x2666138a2d29e14af03c33a14a5ae5294e09021bd5f40e205cebbde1100c909f', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (13, NULL, 'unproven', 'handler', '\x0121d917e2628668eaac6aae19e5c9311acc5f231316a2c08b09608e2cd2b6869ad2998f7eb2dae233601b85a48fdf4bf7671d', '\x25da7f8ed36911c4baabb4d94cd4dd4dd20b13586d116dd25588e582fd2b729d', '\x01c5e03c6bade9a97ee55fa6021691aba8b40ee535b3c85cc74ea2ab577d5362efd6449ecbd4bdb50940668376e1662815a043ab1a4bad282725fb7bb9c860f184e976f3e654a969e62d9bd58dd31f7054edc7de8f39e9b1f7', '\xc4fc2795f3f4aeea88ff48a4476bc8cfb23c66825a66362b061a9e5ee6d6e603', NULL, NULL, true, true, false, 'sent', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', false, 1, '', NULL, '2026-11-27 21:19:21.659848+00', '\x2c54b1f8ac0fd100e815a85dbdb69caadf1f49075c59faad1549fbf512b57637', 0, NULL, 0, NULL, '', '', '\x17b8fc3410c114b43eb98abfd31a74bb5bdde264db5d9007b749d24f2f950915', '\xebc5fff4ef4021ea05cd99ac95ee2bd59e952d63a1a5aa318c063fb1e1f3dc89', NULL, false, false, '6', '\xa0db8d9bf03576275215de71d2247dc49533179f82a58606e3bdefceafd3b728', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (3, 'VB-2025-H3UQ', 'case', 'handler', '\x019c90e7f602d6343441666a7994065e9e3b78c4606eaca4290e25189d006a03b83d57ab8fb3040c2a801fccd37194830fd1b6', '\x27fade07230f1d5710affcc9df4d05f426203b84646586d27a5f3dd0de65a3ee', '\x01103c536bfefd3210d52d1108d461384a0f14e4b5065a70635f6a5e75dbd84d79dbacdb3fd06ae1ff437f805cbd74523cc23d5707d4da28dc3baab8a4aa9e6ecc691484225fbdfa658f69c429adff4912f18b3d8d1322be2b', '\xf560159d99887ab694e8d9355cba41e7eac57081c76b30db8961e0252fac8cdc', NULL, NULL, true, false, true, 'sent', '2025-11-24 09:00:00+00', '2025-11-24 09:00:00+00', '2025-11-24 09:00:00+00', false, 1, '', NULL, '2026-11-27 21:19:17.199831+00', '\x84b21191781d68a7ab567966e83ea4e9360915c9ee5b25de883a77aa84118db9', 0, NULL, 0, NULL, '', '', NULL, NULL, NULL, true, false, '', '\x2666138a2d29e14af03c33a14a5ae5294e09021bd5f40e205cebbde1100c909f', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (14, 'VB-2025-H3UQ', 'confirmation', 'handler', '\x01cff594471c8f7e55e107953f8cfcc31f37c03123366ef031e76eca40e95b82f094363d6599a3490bdba7b61c0efc8503766e', '\x27fade07230f1d5710affcc9df4d05f426203b84646586d27a5f3dd0de65a3ee', '\x01f46900d723e2dce8eaf300079484354ec9cc2a0455cf3da49990aec7bf269fa82b8e3a3683bdb21bfcbb97afaf6ec5caef787180e312b06289cf398faad2515d4ce9efeeef82c50ac477892ff9c93551cfafefa234c1f128', '\x935ebddfd4ae7ffa33b59e7aa2670689d133f66f400f7a7db525eb2cced13a20', 7, NULL, true, false, true, 'sent', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', false, 1, '', NULL, '2026-11-27 21:19:22.719012+00', '\xb55f1252de7604c67c1e0247e72afcc57b47fe4b9b5701bed35be7a44b790bf3', 0, NULL, 0, NULL, '', '', NULL, NULL, NULL, false, false, '', '\x77f4f314afe2ba89ff11e1763d0b0c5bf601da3c74402627ace3c1cd010b776d', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (16, 'VB-2025-RQLF', 'case', 'handler', '\x012d189fd82bde1bdc2d71d7b73a0e7a7d2b477365fb20fe52d2bfe41a00156b959021294c9d1777ee842931d3c49b8a08947f', '\x25da7f8ed36911c4baabb4d94cd4dd4dd20b13586d116dd25588e582fd2b729d', '\x013d1ef9376485111277370960f5568558ca8f5bc42dc036bf3100974cef1fccaea990ead07ebc5ef22900f295c5b51881748144376b3f8ae5ca7365ac3f5d8d0a1474501296410e7f3a99e971cbffc040e780e4e8c2c5f503', '\x34abb553a9fb7f9822d9ecdc11db679597ba466835c2da810f062b5b7df0009e', NULL, NULL, true, true, false, 'queued', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', NULL, false, 0, '', NULL, '1970-01-01 00:00:00+00', '\xeb1e385975c95c489df25deb78bb71b78d373d70d7c8a332e8feb2ff379a170e', 0, NULL, 0, NULL, '', '', '\x2938f77224df29a677c2bedc9804c9fb370760c3816f2cfd438314e91b4e1241', '\x58c5e517d3a545af5ac146bf0770869b4210f26db76f3a0222b5e4ba234b81ca', NULL, false, false, '', '\x2666138a2d29e14af03c33a14a5ae5294e09021bd5f40e205cebbde1100c909f', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (17, 'VB-2025-RQLF', 'case', 'handler', '\x010a04cabe7c499b4b8c34207281b10fa143eec6c2d9cd048f0a9f3539e013af7965cbcf584fa006499ef90c73d5563e69aaa4', '\x27fade07230f1d5710affcc9df4d05f426203b84646586d27a5f3dd0de65a3ee', '\x01bf4771458a576ab0ef1fc97ff6d14f2880add91d954cae28b047c705622c951c15729f6634e662a3e14f4c215b871108f3ff4717879fa9971a8cb0217b93565efd21528b4cb2ab71dbe92cf6c41bb2c33984ad01899c0d62', '\xdb541383da8df183777533a08a97345af214d6d940ad53c0a113132de4fd2a40', NULL, NULL, true, false, true, 'queued', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', NULL, false, 0, '', NULL, '1970-01-01 00:00:00+00', '\x03dec7e14b3021b90a4cc41dd73c7fa896a0bcc8692dbfd2f660ebce692ce5d3', 0, NULL, 0, NULL, '', '', NULL, NULL, NULL, false, false, '', '\x2666138a2d29e14af03c33a14a5ae5294e09021bd5f40e205cebbde1100c909f', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');
INSERT INTO public.letters VALUES (15, 'VB-2025-RQLF', 'acknowledgement', 'reporter', '\x016d0a27549c4069dd3adadad643006c451da7130ccaddecb6c21c3f69bb099e7ca63828e10b9d7f3b7ce191b0f9dd', '\xf092c9923e4ee873673e414c33120d903a80aee3237415afb0473a28f695fe9d', '\x01529bd66b6cf52168e954c7e775a23e7e47ee128ba82d6bee112e3c23fcf5b78ffa39c8bc0b027ec678de70fc6772ab709d920c88699ee6c6ab562971a386e7deaaa4f4945fe7ca32b6c4bf9b0333fe6e3abd24aca28e4275', '\xb5e478749ae8a61892dd67fcf39f678c3a93ea1a45b7c6eb66a1ca235db2673c', NULL, 'acknowledgement', true, false, false, 'queued', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', NULL, false, 0, 'SMTP localhost:22103: [Errno 111] Connection refused', NULL, '1970-01-01 00:00:00+00', '\x5dd29a74bd84f04de3ba5fcdc55a3578ac60d8006ffe6feac22af6952e0de4c8', 0, NULL, 0, NULL, '', '', '\x2938f77224df29a677c2bedc9804c9fb370760c3816f2cfd438314e91b4e1241', '\x58c5e517d3a545af5ac146bf0770869b4210f26db76f3a0222b5e4ba234b81ca', 1, false, false, '', '\x1d6bdd1761a28ab54e6969db409d2e759734a7d8d6c40a3def8df139f3c83bb5', '\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff');


--
-- Data for Name: letters_lean; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: letters_raw; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letters_raw VALUES (1, '\x016a5037c18ce436cc61dd94d7674a19a50299e9ec4c3867f2fcb960d4c9e82b057fd27aca8ca64a06894d32ac51890f8fe72f6303f5e644183b3c8ecc6a49153db2f83ec48df6c905a6292ee009acbfb7d233bb3c649b547cf2c2b0a7c1c3c46a68a9c0f91b9a636925a8964c6a5caed0dd3e58f69e534e765e5f2f67b88db261da31de1774752fb95ac9972ca190179eaf22eca41f3eb3423139443cf2f353316a3c9bf32c71dbc77f90b30e5a0824bccfc9da2434929941baf48d4d5aa0313f039a693673e3f13672be67e1a50c55865c6c452d0038fe63dcf6c00b1ac6a682c2a8ab9160787b8035d264a60392203077df8efc36c2270308e96916f66638d192c5ca8c157de354c64ac339336fcf26a33e95588e67a19e818e5bb9d3270cee319af94c1b6d313c1f0b5397288ed5f46c37b9f99749171a7e1f135bbe7ac39756485bef1d4fae3ae1cc6f09f1951541e049c4783613f67961e2081f6654f6b27ba91266c8bb83341633eab0c70bb25ac87124df86bbfacaa04743299d2d77d0935456026fffc1f66440d946308044df2f013f9ca56b35978580257982991bf9f5cc8111721f3ec4d3d19ac58354ebeacf291116f0367022a9b096bce619adbee09180f13986e0de9e0cda38ddef2987d8339c6161443748a8e0b4f33ad8bd77d39d60fed06394f30634453eb0bd43f7c3f44087d09435df599da88b3ee6afb80b325d7c2a67aecb0ba919725116405d8531876c6b95c279dfd25e39b872d589d2d15a3703bc7b00e5e0b924fa833cfadd2191b4acd6db70be0bfa6f24cad5c552af584eb1fedd8af95f6bc90eb1b4eaf1c2f66e6b679b74fdad58349d1f0c21459b62845df82c81ac7f02730202680dc7b9a15357ac7188098a6fb6d0a5be02ce29a22b12c7418cbcc9b10ee3c7f03668702c633aed043b9a0ef038d395903d830e59855444addf1af5f8922b96fd28787f60810e3961de037359c47f14c0d354e3f7a1092bfa2616bf31747382517f95f87d68187e94987f5d8223bdadc1c178254f007f63cb65f09c5005f73f5609b5f301320cfa5ef2f1b7ec16cb6de34fd7e9a5225eb4a49dd7dacd945ca235b15510496fbdc53c87c5f145a7d20ec89d5068706e97ab20eadd86f0e8150f9749406b16351ef587a2dc66142a68806cac34b14e3de0dfde9a6844ad78cc7b1459bd3537cc541fe71e471b27eb4268e563fb48ea43db7879bd7376d63b043757fc270328eb9cf7b75564807dcea1c6d38cbe3376114b6196d9dda364d3cb7fa96886aa9850698e783e9535409650df0bf0b0751abd36d99756350e07865c688e65138016a3bebd4503b991d955b9bef64b3bb5af344c3f69bcd60b2511e6a7ff94807486fa73773e423f9ff5feee2a7a180457d988a1e891a76d7663268d6f7f5c5267215acf4f8e571d24d8740af527bb7210b6aca1b9711c3bf890dcb9cf45bb9ec12d4b67dde995d5b85311c7c742430781c111f4bfd9026e469a34449ba42a6e54fc308f70ba555abf06f21666d7b2a21ae947aa9fd16c92399f5ae007289550532aa6ed82d9a5e0c713e560c4916e096aba11430b8fff44bfebcafd2ab81387387b99708de75b5246b541d7a42660ecec3de2e9430d25617fe59ad3c1145fc98b07fe450aabdd9b9d7ebc8afe6dc1d614b4e87a47c4b69e40b8884925215e8056c019032ed9638601a8eb942291ef5307fa58c61c74840bb65bd64c39222eb1ff5a7ed65eea6a527e195071d6833e34f004a00a1182a924166f64125926e512af220699ee5c14a8602c57d7b34514a391174891c1df9311fa0823d7d218578c577d6e4139a04d4340d1a79d46a79b2175456ed3642c9a10a4b7db4d0a1e258e869fee170fb02f4137779d5f3953cdf0e657139b4e20e262b08ccae9a5a682dd874b8f3491ec742bce05e17199c8a472d4faeafd8eec9815e97b9dcc4d5094602e9ff11cc6f31b2ddf2245a665cf655098823629e0fffc340c80d33f0cf08eb798f1f8d51e8d8f9b83039dc0c676a8d42d9e906c28aa2e4e0b8952949090f88f5e6d348154c4fdbcb443ad928e0f65dd98eb30d263cbf96d2e8ea3e924ea24509ca7a2d8b3e2c8e3e46f34c7165c79ce45aa82ea0a358c74d6eb971d98ad664d37b262cd68cc9b6094412e682946c556ab6dae8d79f1e2e1fcaea7d6c96d2727e9aa4282c8d726b06e04a7a33e57b656824d9218f30bf9a4ca2cae2ed73151381d5ddc48c223d1b8d34b4af7a8c18359f6926a0008799cb7dc8ed886b120688ab986d38705ce8bc589de12f22cdb041e7e6c113f1c5d2c7651158bfb5c9a0efdc812764579b6bd3249922d8f6013bfebe9c5694ee46a09d549fabbb9aeb12fa8d906085d9d79e0e8ab5c1f08b7c5334fe913b731f01b0090a896433948e3d3c8d5ad6124141113285e32e16d53c57c5ed571e6febfa99e69cb9312d80dd88ee9a241a613a20b8853b41e8eae4a48782716bb4da666d0ae5d3c3d5192e9aaa8c8263e4c32bba1836f33a6b019172da0ef6b78821aec9886cff02c2ef30e547005e1d402dc7f17b25062cebddda974392fc30e70588eeee35f30f34d781b1ab6837b47bc8688afb679acd4b94ab944bea1beebbbbf07a6c5aca5855da7b781082f310a9c9b0cc9d97df6d6385c6d3636649fe9f8a7400c8ce05612d5dd34dd5760804c0cb50aef1fac11db0ecb9d27020ededa9a2beec32c4157d876eefbcaedbca6033b33fde8660dbda12e826bffdbd36032698fe31de31b69add4519d5277339c37d61ffecf28e892a16017f56c165ca1ee55b1adf23dac1d3e9e9a209554c7fb428ee2fba34fbffb30e89cb40fa0ce312d3b36e4df572a5cd1b59c7ff5f2f92dc8d7515960832965c7175f943245a2eb200a29ede1f3173bdffc2d4185194156b6d884248e1770d5927b1f49003dd32e72c7de506306952449bcd999a2ac87c0bb3d94d0a567ec24828af8e16132dfa74a918b2b8caedd974aee13ab7c1ab29a735e9d5e1ee3d366ac0448bbe8034f3332c0a38a3811d2e7721aff2695871c2cf635ffe130cd9c26453d9e37dceba196697e660635c657a360be6424581a9acba5c14f938fd10bc97960ac6aa616b2b9465a1081613475034e580285ba9c2a276294e95b9c49984acd0ca968434fb4ade9181c8e592ead11f755a1fa35cf98b3de11dec839a9a4bea8ce16b2950f8c83067fded2f5ea400aa28d413eded38ed04b0f967efcfae11406354a28b2b3f962f8f705bf96174dc0decd851596c7a8a47c820cd5fc8cba5e46bf494732f98e721fa23be0ca5fe417a20895dd5cb1eba9ae12b73f31f941159969d5d4643497f100e75e818b6fc1808ba7713125964f1037315c6d7ccae0e65e3656d2843520b14fbed711d01d5211ef16fcf6829bc0394603aea0935ef868c526a1c563d6e7e1adf4c4bdfab53026be7115d0091de6cf8ef642fb34e15d826cd591af6f33cf24b64e4c575e37b35213127585996f4652a6338ebad35a85fceb483ea80c36643561cb108622402a2e5742d14f04333933cf3d10fb8e2b81f3495df86fc1afd22e273811cf46d763e30dc97381e7d4a41e6a5204fb3ceee2ff4e0d74710f574832a512aac43a19a371eda632aa859ac0eed4dfa72e8de98e0f6c0136993717e1fbb1bee117bb5af0e4c07dd539cfecc5d7c78517186c5e1096c7bafda84e1a9b844eb79590b28c9b8456e91ceeb930742d7b520e426a7b1fdadb6df17f02ec74b100d0db9ec7cb7b9858bf8e8850ebc4a6af9167bf7f45f474aaa5a40dfb0fad6cdde0948f6cbad71a7923b5471a839ca5cf105a253aa99ba9c43488643efda9b8e74da37a70e986740a349395233c0b08bbaae35687208ca66247373b20721b8e2ece66271eef08b30a4b8a0c685444c2d1be81fdc4f3550eb6c8ef4d3c9869ab21a391b31791996ced9f7e3ea33428588ebb159f4671301c14e0903c406e9faed70107f2e1e45406d3620a8485e1897ff4a9c0e9a453ee95d16cdb8aad6cd2c2b1ba30d1ec4d4abbc30b57db69a3f9b862dfb36e01db6ca4e89115770ea8d63fe863e7743d74c860beaa05eefec6611bd157732f7bb0a1fffdb9739ec64aebe96f4024a4ba82a683d9faac47551c89de103af6288fff1ff5f08338b007c610557550dc5d6bc5089294cc26bb6289ebbe29b40d91ae6d6756eb174d9ad1f27d76a65707b1887af79bb224f5b2e64e4f23c70e9e9cbd3c9b95ef69178948ee23efa7393946abb62846b140f0a371a98b35b4e76afa4767db3df82f96ed1e9a232e014f204bb334e8518daff4ddd43875bc2228c96986c888ba0e9e179773d344574195c452d2b8c1481fcf0131daa0fe3c00ba92feac85428bad444b635b830ab15e813f7cdad4772a79cefb8003ad83927c5a466388cf56fb58434f2f2594bac3f681d56ce9ad326b96fbf349f2e6c994e42a09a89b5b4d6b1963382106aa18bf73ee81ca6c15ed1800da67c19fe7d5c28863d53e704664f227b15490df7ec27b85aedcc3216fe137210ce74ffbab661d1b51c34d537bcb12c6a326dbe0c0944ef54fbe0c6da8e8b233b616c9a3ed6bb1d67d380b0a03be2d5b4bbb44981b03a1245abe31d42bc03529ae3f7dc9d851064feac88413fa78a3821b1c8834e925ae99c581f4979f0db181e4959a4da22802b4917f6cc984d59deb28feab0c842163cdbcb8e23ad133ee3f9c6e2a7ae88d368a8cb2611a4efb27d65d8b246558a2deea274ab39a0481ccc33bd0d48d5aae767cd0f85ec2ccaaea7f8f10e1cffb1d6abf550415a43da6c1b23715a43d12fb9b14f6a9444650ec799e4ba38e7d0e3c1b85b427c13ff3e61d7641e58d6c4fa63ba0a6fdba2cd6f31bc772691ac64857784465916623bb0434389487670f25c42a057c616691efcb9d6bb53f943f10f6058541ae71295dc0be72c931d0380caed685e6e77fb58b182115ee3b9c99b4e1e92e8d9815b68467cf7fc967ea4faded93fac1df1574d119c9cb58e5f96e5fcd3ea31109ffaf23d526e7e053ba4737dea1cd0ba65fa2cada83733b1bb86cf290a3bc5d70fcdd6f7a3db83dad391090976223ff06272dda605d060474866b67ba4c939ab32fc4fcdd4da63d4d6d214e48b55072f4047923ec0d4035cd6364e6cf23585bcc17961ec5451872f8aa25657035c43daed81f0dbb86fb80829f4513f4fae641a5e4fd91cf8acfef49b8347cdc898b8b4d9faae327b8e42009ac8b931b3dca5b9b9d011887d9e8b2dfa67cd1829ae4fb3374cdb16edc3c4bf4ba8fffb3f1fd457350ba8284f8d2d58e6fa4b0d3f18399d3e3156422336b24a4822c7e7796bd66121a02f07168d6cb0b51a0e35a9573b4facf13e60c295099abf89faafa871c14e4e82505e06b1b60a44ffa34f180ed197864542ee8083417434efe0cfcc66b3c59bc59b32550dedb79e8032c01ac1f3ea97f00ab083553979260a419e9a1c20cb59013c20c9582c065ca4f56201774f7ef0391b56b436271f8b8c3ff1fd01d9b02d4d49e5a7143a415971fe28ff51f1e1ac9866bd9c234f18990bc490d51ea8c536c10658a714afb8d5341942d9f944b9c2f6d90f2cac4c32ab73ad50c20f0be65caa8d84e833dd9cc983164d7a48998740a008b4a76c111247120720e6a63c26da34e071b61cf3a98de583b22c5b4e9361dfd6d71c0dfa567270022885e812a96bf4aafb8b77c05137942b28dbbbf3f88ee118eac740e08f5306668896016e314e11f712ddfc966efd2864c893788b5d2acab40eb5ac4b5400f44016ddc3d8d0de785ace6d52938f8f5711ecb43d00818496f64cd136b29a2365924fd52953aaf33f2e6c4a5c5a6319e7dbf90884e648074147a74a0b59562761fd50862a3f176440ca8c9bb629a5fcc11d541ee6faeb79399d77908ec01d0cabdc7b15bafee160f396852de8a37d9ad771fbff35c6b48aa6d152faf8b7a57acb7356ac49c5836f4c182372e00140b84328520ff9195e941638a5530c8fb123131d7eed451a8d3cb2fa0bf9ea5f5b69ff38cf938f6e8071c440cd9e7948377ae5af4d879807905ac8c0f52b793ead606c63c741a1ff02b6baf99f0ba8e5f39c3b6bfb98fec9ea364b4f71763be25879f2854186d667306be1c7443bb32d66ba296653f1f56735602765e88c86b558845ee17bfd2e78180c7c46bad2533b0a0a24bc9cf8d7413725229118bd401bd6fb45de5677b578a4f6b7cca9012bdeffd08ba0cea82ac6bb5665d8e9b1ed958b1d4651e23bd30b941f387324fc7af472bbfbacbc48f484a0c1828898ef69722bc5603924c3033e9777d05b0d435194c0b4a41cf48b535693d9719e7bd0a80e440534212395cc331344e007bf923a0cd03f1730b96f89972c93e8a4726221e1177cfbbf70318ade54c4d7ea7590adae1b8e61e9157d7c031144b736d5107d82f9c1ee74a233ce4441342b17918f0a94fee28d20711f5a9b583e174eb4e932a71697339c2209b098037ba516b9331e38c3976c690aaba3832da7d613fc3b4ed70f3f0a31787029aa49230b254a68eb987c1461ec845efa786b99887eaceacf0cc5ca997886e2ec3c50b97ed94135be490d5734b309434092e7e09126f5f030e71f7f238744216794b00739bc2df30903736aa69eaf1cafd4011fc03bf2e96d5a93a04810504c3ed081391f774aea12a95b8e683a56fc3441f7076080b401e4306d8447b226f2b5d0d1c34b0077efc75e5d11969c84346d8a93814d79566b5b9ac1958f36d86adf49da783c3cd05e0b484f50bcb23fd72ef48b537fc1632d223adfd42741646c1fa603002824c2f522955e52dd20f827d2684102aa80696b7a8b25da9f59fd5d109d933bf78a413374f0628b79cfe4fbb402adc95e2fc1128488d2c8fec4a57e49f5bf9d95777d95e24f467c7fc1994e24e9563ee44274be55641fd06dd5ea0c7d96b9d0eb2c2cd477d8740c2e008b352b8e1f819b4d0bd9806276084');
INSERT INTO public.letters_raw VALUES (2, '\x012632010e8717deb33a2e1b3a53db386301d4dfa0f08dc106b8e159b65ab0a405ee8b67474812cab56d1561f08131ce8ac753e6466698e55f6407ff530c2dd28eb50da5a0e3190983f719bdf992caa76f7c1816cd9b48b189991d8ba7c1c2fbd3252aecda4f4c6878423f425f25d6a09c0af897bdc3df0c05e23b4e11f771c426e4476b70aef374cc01ae608033f694ce2e9ee94aad37d374df480e5cb56c277232847691e10cf6723be1ec0ac355a12e65d2c290db0930b01f9a2d8477a52c7eaac54ea18e5c29597534a38595d772065d6fe0af8cdf01c9bd7555686ec623a828fc0556db6b8e163026b380f5501b0d2486b890958811aeb8d621bc836e2d45dcca619176ec0f6759b94bc0e8b47ed0cf1b6e558b78d931213406cb27b393d84d6f83ca8a63b6af8f3ba579ad1a0ed270ce4efbe66792bf0a94d75907f83b3d8867fb2161d01ada783029402acc528293dbbe4550512fcaa3d993e259b9fa7e47299915e30aae7fc3aa9c326f27060484287eabcdba7faddef2727fdf8b7b56ed8e1a9bd90fc8e3b20aa7a9e3c13b1ea7d845e886062a28e34d6f35057fe0085ba034d6979ef247f8415cee1dba51fdb5c3923da7b8f5f65a582f260ffef7eebc2ae4c922606d7c1ddd996e70b379192424615b81f2932ca5afaed2c465341d1826c2e3ffaa0ee9325930c624fd2bc4aa536099e371e6d7584a759700eb003c81c9e8c999b03b8c496c1eb0b7f8c42859a02a53aadb330e2d60b8a995e9b9545f3228fc091d58bfa2bff59264d4cd05ba44722b31435e33bd4f07071e4a510c9b6c7252f6ad57944edb79fc19c7b6bd040e7859a110f42a4198c1ef89582f72d9636a9b923858fd5072b03d48ed39854e9b4f40992093779cb22185528763fdfdb947a3ce91aa4fd20623321b5e9d568d0dfbceeaab032bafd6e42d5ecea2fc4b850e1cec8f727a9985d0c9b82b0dd89636d7b2a5dffefe3dcc9ac5eba403c0ce5bc16d503807bbc77c77c4e4e60fac7c5a4222e99f26ad77d6424e085eefad1fc895f54080506b075665d96a5d280f75a242735865bf33fa35f4d220b09f9d22ea1d12a2bd22a7450630c0d61ba7e95710a9c7475996d14b0f206c013b4264348422454631ddb11fdbec4b9d9574ea9cc3e6821dc49c459f706b3804682ce55c249eac9a025bb78ebcca69241a23acc1c26aac841d524c9a2ebe12099d61e002afba86c8aed23d35b5df2856572c8acd22caf5bc335524fcb5bead876fb817f9ac5be2fadd08332ba9237a7be3cd8ec8f458e266a78844c96ce314b771e3634aefe11cf528aa62b5e653e5fe50144988c4b2a93b60bd3dbb36997e9a0e0e73ff98613d55a0e9176915cbda476c6fbdc353c373b283af0cc4aa5c43e813932678cccf0faaccfbd45ae6ea593a33fd1f0bc7bdee7864d5cfa9febb2063c283572d2637af7393cdc924a7fa70ff780e4a0beadd9030043bacc27e4fb8010a2f4641fc740d17818ec67edb4b93f4ceb0ebf9aa44acef8bba351b487cd27cfb1a2c284bdf0308185fb217615539b469000758530fef541e84a4f402e8b9e79aa084bd9954687ff1901005e216998be8ceb47a3c1f2dbdcc0c9a6a2998d86537f954f5c9ca19a043c3d915055fd0ab6e48cb8638374cde691c475d7ac1d6b38cec66f07d8d14ab24f4480145eb38eae420aed443d41e53c556471b25d9ba7f95255ac39e3bc9c31268edf035c992b39e6cf8df58d4c99a2768ee8e3fd514568bca2236f91054d6f5359ebc1b80574b7731ee63fd2ff7ff98d176c3c3ae8d826f01c47fe5b7aa8de124b27a317fc17eb5d2c2fcbe4d3a081a2fe3bdc83a2a987b103258edd552998ad65f322218a9302d2280e6e1c076a2f0fac789c7b21f39c09cd6ae80546437b71148a1f87f4c52078b2d6f42c15aaf651ebef95e7ab51f33dfc85c66861dcbdcaa81937383ef44ea7ac7ef58ce451ce06be42ad5a658463aac8b9338d760576bd3d7222420cddc6a42bfcbcd6b810bed9f6f2031ee96f50db2f35100d7bdd66f19408528db4051cf5001ff3969ea6f275eca1184aa9bfddbea5878cf0daee49ed7192e20ca53cb70d3d9276bd32921c0099f56901791535c996fe81366dff805269622d898016af8f95e265a7b4868917c42dd31302cffd35df5e00dda8c7783f7a8e9d6ebe9a57c6f4ba2c843059b701ed5dac9c150da01a2f3f80b2efad4fb869869aa2da6b9f55624aa781ea20576164e9b966510c9c7cf1e4cafd3cc02bc787cd4a1c4812cace081d211b4e79c2aab9b91c9899df31ec8405ee5474231b714738c46c08beddd803649a15866601aecbf363079ab1901ee8fce5d1b7720976adb3de77231931ecd94cc97901443ef939ea4914d49be2effc3107ae8bbbfbbf6cd126e711795d3894d2edfcfaf352cb2b4c83dac968212f25435ec76b127a44a6e7cc5ca00f6c083fbda9ebf0f622404a3cd592fb6bcaf6c24d31ac98523cda0a2006c7413f0ac83cd20f1b20f48bf664286652b94cb0c05a362f7c24a0d285cfccad0e0d9787c84df63670b861c4c12fb088a072677f85904514e9d3bf515d357aad70373a7d672b32f79410ba018307de1d582135ace9f01ca5d2d91880116e65b5420235a9e2fdf4cb8468b9a6b0cfd332fb52ceaeeae211050bb5d34364a3b1d9296c73d682695cf66c331bc6e97eb04faf1f12ff5b11664b08441f9dc74bc2af20c6d7f0c617ae80bbffd9030e1008073d983590d1055f456566d6f484fde0d2abf61bd5e7d367f2455b405f7e977fbe29b7d7562dc733c2b0b96c8a7048763ca8dede463bc0ca40d7d6adfbca2c00b6f83299427c5d83a9f7e5d6eeeaf152b7b378b31c62c9f346bacbc839f0670b1a2a8547e605386ab9e57f346f9e069ed27969e59b42c4701f96f2484ac0468240f6bfc16cd819c153dab9dcc22ba7646cf4bbcad421411b1713ea5245751d9b1a166e6d5c4b56c0a0023738dd2b58b172c860a2c939607b9fc5c34bd42829a4160615a8022fa06956b3fea784eab3b6071a0eea9361289193ed9b6be5f0b6e0725e65fe9ceb3aacffdb275dd131ecf22da77cc83764b2edc64524f803af881ad0c735131167a4ad0a2fef74ba91647313b9558a94e8f3383');
INSERT INTO public.letters_raw VALUES (3, '\x019f8f6ba27b19860da937c676ce32ad772feff84d546a662bfdbd7560e8a268400224621f3740f7cfa3d9e148cfc1bcb4ca8b89b5d528b602a17391e186e1fa3d1fe39236e48c9354fea6f3203b727de43b013006a5bc69a649ba7882c72c65dae96b08949c8003af478da5f22068386c6c2c51619ed258dceac402e0f54eb466c81dd2348f0a849adc81703007997f9c3c2f4a4e023a86766c34aa059b8cea60d08df2238f2420f3eb07c2ab260513183a563306c8845a3f40dcee72f55ae6dc48f9cd9c10cd5ff6ed4f9a51eb8660bdf8bdc081e759837dfc5e8e49e4b15acf02ccfc223897264dfb230f3794f287946a742ff14f59b1f0d9b7b1a3527cd2402d14cadcf61284bce6b34c514a832ae5b37e667eb7e4f92dc44c8cf7030108c03a43cd4a7afe122696f9e0de0cd4e35fcd722948e803d42743e122e903f4fcd23debc077f7d76acf4ae02d21a019d40863a58165f6bdfdbc47660c37c1af0eb603a0e24a6aceadda7002aa348e44907745d1df190c8201169fdf4c95b71bbee85eea9f77c93679f1a24e8fc04d951fd72e4672c70f128870be8cd9708e4d8e572f3c05d65bf44ca159aafd8c70ae60eacaae6a329a7db168829883e1f3dc6f1a72a9f736e5db1608ef52994783dc1723d230e8be64a45e66aea3e4b536abc84c41101fc721575f928d16e5f3053f015e3b3c5b7ce3adb68b630704a11d6a7fde805c56e0690b6a2ebc4abc3dfcb8b07f2c828453725ce4314c44d706c97f96e250d9130309534852d576442308c88728a8a7db92dd51add7abba7797c0dcef2c7f6c78c9c7295eb415928fb88f7ae0e68b0d295aa06215cda3beace461d8449e4ecdbef0848adf492d40fa3f0b0c4897e08a5ac96142fbd73d10006f349494d9e9c6cd1a5341abfce02daebe5e62dcbc16d72beb128a8261e5e6e4715c73b9338d87da4161e34e25c97e833fddae02d6b50fcff4aed783550643f1a9ecbc550cd363059d811469c07744a4b5eb415af1eae0034c0262494ebcc6361461f2eb4b833f211c1b28a485067a059a8362e53db0e5253ff15b670307b716003e1bc93b8bcdfef53e1d0ff05ed9b61396382ed511bc4349f62a0531a22099c35001255dcddba795a611299f1d0ce282607b87389bd79e54a601346cb16dd35eae4b5eb312c27db4127514fd16c335645f297b0771e66017eff2a63da07804fa0980a5ead06a7f47b3f24647f44a475147b88cc1ef89a20f72276072c1ce1ca04cb7299302c452dcef5825026d7b4884dd9a2ec31f8b21b5fc1fcb9b0c1b2a3075f6fdaf96add9391993a03183edc41894b7d8d0849cc1445d3144bce0fdc80eaffcb7120230d7dceb7406cdfbf08e1a8cd7f293740c202cd4a8c749960c98615461f1eecd60a3f169273e8b8ba8be3b31c714eee77b47eb0a15d2558abe2c1d26788ace6130c10245226c261c9b38ac71f123033fc72dd05434c2e5721d5b3297acb05c00444bcf5065b9d0df4ae45ad350c7042668c6667edb7506980620e63ace09edca180c5e295c97f094bcaf1c42a63146e972e7a37d8bc991bbae8be378a275cab77923ed3090b17a03b84af02625f7862bcf374225a4389a4733305f7edab269fd4289d993e31eabf06005ef67df861db14511b300d8e6bdaf829f2cdfc57b1e71ad5c50162b865f8ac9f7fccd5f1d052455b70af06a92fb700fd8136bde168c1d3ad5ba81bfbc05c3c59d108d89eb9026142f62d9ce1566e07d7cbce7fcb0f6884c0e7fdbd072c90fce13b7e08fdad7a43dc1283037df40a728213912c761770c18154cf87b515f907a8f6e6ee89a5b7c8d669277c7f983cb89fc8201c0d9308bd3c5115ba89b955d9f6d6d3c2920e20a6d8075c4f3ee54c1de1498bee8cd04bb2364902b10073e31a9babd1c5d3fbc250cee677ad875c52ef1ef4e4f0bbf61d510499ca73ad25d3e039b00d331567d352ee6820eed50a64ada33a7d4b565437bb9dd781ee737f7d6640dcd4110d6282187f81503532e7add8e32653e9a8f4d79685daf6e9cc4bda3895949b295302057e81838bdd3848f8b55b035737f58e6c4a9c5d65fc20f7f123b923086d41969e1b75896098e72b87a3db1464758ca4618df7aef50ffb4f6f8cd109c09fb27525a995486354e448e7762af6bf1f61fdb480cfdad9fb9f0599af03a3b4072691c28c4139b8b417b01cfbdaf94e0868b06fb83bdb2112a1c2416552fcb8bd5b3cd353bf7034c47c040a20ed7c11fc585f8ad0aae5719822724855df3c093d58888bb4b0e052bf9a8e319a4eccfe07f8dd85f364a0f08a6a33e49f7cbe495d3274d716fb89980bf3258b27750bb247c1312c558e5f337b0d27e6e6b9309c0b83f1bff1addee7b5ceb843fd1e2d89fa2f4ff4b00535f866dbc12e364d57a03af506b979ed7d7f199b8ade8a2724434734bf793c76b676cb20fc85d49aed1bc508ec0c34ec9730026cbd5e91988f0184c94393031bb4c1e03bc8e855b166c3d7e7f21cbdbc841d909de459c6fbfd1c9d6e4794c4e655ae3e3d279b387925cdef4357b4e16fc74da0ba5c92fc41961b7968b72afc57201d90b3d30374c199c9939b46d8f68c5f293b09a6ac14bcf9be20dc6a2a76d129c20ce860a10f43579d65572efe5b86663eede6669319b8f11bc194e2f2d1ff218ff4ba94c6e006ba42a1a3b6e24f2f79e3d5fd0c9f8a934f6ef841bf1ef0d171179e2fb5275da3dc422f59ed6613500941fc983a976e69ed00539523f412174acd63c9411cbb09df128027dfc6cc7ef9ffe47130ef4487f19e65d96fcf893b9deddddefb9294c3797400c6dafd5fc2babaa1b36f398aa7794fb0b6d83b785d6017283f814c1c75d731cc1b8964977bda8173f3eb58dc0511f811d437e364938420fdf8dd639051f2c88f521f076298b69f6e901541e5f8258936ac18918fc94243da594570de6755a4ba2d6dfb178525a2b2b6be1fd08785213837d4aaa7c8e9c1936024d67b6a1890aea3c8d2aa250054d16b80d6756e4d4bad89be5a4c8e4e1540a373a1cf5c1b450e1398e0d9053da60cc11958dc66d9b4e7184d95203c3e3aaf4ac90969f8410a6f53fa771bb3ee26bfd9cf8fdd799e3818a844ec012603ce600a30a4a5cd65da2d4772165ec9a1f761765294ded4203aced91e579412a241cab4eb196d8e594edd8718382cddfa84b450a956fbe18b02608a70c1ec7927a277cc22021d971c7b8ad770c01249e6a5b03a95a2fb024fd0a38255d071a261264cd02997b4b6af2b0c8bfc0c46bca874287ce2313308707a2f1828e1c27f78414b7d82b30188a5b3b7534afeb1df66a6394589dc5f2249939313f657fd510b8707515d4125840ba9a3c6cb81bc9dcf073b8d802cc7afdb8f4030f905c3c6641e2d59eae9da4eae3eb739339c0b976aa052077b744e8ca0ee36570288bfbf4487463511f1d8889850eddf6b158c57ad7e5a001d00c7348f936fb2b60c7f8ec10e59d911a92008d297c91dfbc79a8de052a05ab10af0b0fa7a4e647832d5bb5d7b348df6da42a990aedf68c1d0c5336a7a617b341bac2b0186abb158a2ff434627d31eb6278595bea13b21bae89ecb723054be315052af3b8b732f1dc85030cf0a380929905f8574719bc975f5dc235fcc49c8a96f5b7545b304b8484941497d3ce722f5a224ebf405de43b97ad165331c7dde51a2700defb9f687b4db86eeb718f5c930343cf37ecb17f68397a8f51ea2228a352d04c67e0e605dda12d9f74d440f6b1274af01b46748a9c5bf30813f1065103f7ff743e7a3881999e05eb10b1c552122f3cb0916163b1fed29f3bbb034e3a95445ed61536da44104036a2cf9b6275d7647bb5e0413945ad350db4b8713f60e54e9c7ea1bae3fe11868c14788fdf3d102579b7bbb34ba73e8aa6dc5286aa1d2ed481207a946bdbe6acb87f7fd3eef1e8cda49ddf19ad66e153be6462cbb5601766af5f57198f2688c08cdf3baf4a09b0ee7fd5518ad576529c7509b6d980451ad5b5e028d6455a12698a2a73c4e276754b8196a2dfcd273421eaf056ffc6f19cc229694fc2ca951d6bb983bce4668c136fe349db5097100130570d03676371f88c33f910818e242019966a021ed6118fc2aec6b977c47432a39adafb9f7cb5e9854e8f29a030007f4a7a7a9f9d455652f337f83a15d923d5ae94bb8ebd45dbc5e2b5913828a36889fc1ac6cc0dc96dbed3b3f1993e302f86a06f51568da40a859bf76f438afced4e934fc1f61f83983c044244a57f3ab3fa7c8f70b07841840b9b9680e5000ea4eef12e86e89b954d68e0c0acdcfec51c890d3c1bcd8ed1da0b4e4ee77289edbaf4377e68c9b863e115d75c700c858b6954e902de5cff36440387364dce80456ca54581c9e590991c8e024b5e39cbb5be1cc5a291b7d7df8d4d22429e7b43b8385769ccae9ee94e5cfab7aa70caf6414450b10de4f091127db41819e68b01865eeb732dfa21c242fcdf305bf9603ea479203de13d520e8158a48128bb1f5eaada94a0f3fbd15c4aa75f2998b7ee136e40700d78e8818267d35d1605ddf1053567acd1b7daaf23b7af291f6456d4dee0c6d6e0a1fa7e3b6e241c9f2a4d8fbe0cb3b5bb1b9efae68b06ba8ce6c000edaa4f40c0caaec1c101f32440e48e00fbc996e26518fb257a25a1db5ec8c1713692ae0fa30ef284d0c30844d5d8244683473c757bcf80d37d2aeb6c1eaa6bc220ddb181570a36ef89f9e0fe1451a3ccb92dcc4cf7b5d260e2a71a223cfb12f7644a638d87023ee640a4b8afe2ca5437d106693ef85ffcbc4d26a4c323ed32efa987c833fad1f6b2631c0a2effdc77a57ec1eefa22cce638f024d679b17378c0b30afce2bf8ebbdc881e362bddba78e4f9fc9fe31a32323e69973e52357d4c037d55ce91f0410ec1f02f0f0a66da87df786e884cbb08b2eb19d054fbfe5153e42b55e4000cd05e185d3386086cd319dcee3567b1ade1ee1621b281464a8bd8028240084eb2a38b5e9dc4f743f2e8f82f8bc3d91a0c39c0182c17b76b6f24e04256bddd36fb5a1a64b97e2cfad881efb13634037ec253d8916f9641bd58f1eedb532cfc9c9ec1e62ca1b3f91f73f864addc65ba00b422f7c3714a09a60bad1b3c5df412b9022393f88c2dbbeeb8c41cd3de68d2b5b3b34700e4efda7ad2bb4011c1f0d55dc7d0426f054ec64572bff7775cb325944cd403dff5d0fd0e2f20cc91a898a90470d60cbda24d29cf2a121c5c9341ae3da4a3352252e3f4d7dae8a7d110f2118bf5ea8a6c1c1f796075a74d1f6f346a89f634afe41543975758ac09c454fa03b5e6de3e6de8da3a1f069cd10283a8b49557c007021f18d15370cceab8de44cb35c2990329187b7b5d030550692bbcdaf2234a34be09768cc062a8ebf98feb626a00edfaa469376ec5509c487aa462ae3983afa542a4fc577b868279ad9935debc22bd381c02048f4d4b47ff652ec7442b9a5016faa162c6bfc78e8fdbe94dbf42224969ac0045bb2b80bc13d8ec50b6a9274dce76ec2ae8ed9619d3f318b2b4897b82784f7e62936712b52e2f1c25b0ecc71c2c10a91f032860a9c84b345db91ec58f8b6c58512f061697d141079b7cdff9928a5bc7d746a662d2dc22be3e3fc8f9a4656866fd17d977622b472065c8b35275c41a60e1197ef57e6b9bcdeb610f64ede8e5d5122829b00660b6de8d61433e30d00ed0b40090eeec1348472b3040a32db7f99f7748c38beae94a6010bdc580c96af3baed1324eb829eb92ee67d963b93');
INSERT INTO public.letters_raw VALUES (4, '\x0145bad723d2880832accafe0ba280e47f28ebea8f36935074c81cb9861680f2403fea79eb6e44822bd4e8ee5682e1146bbf973bf6227d99f20b7a5dac95825b19823870ad520abaaf131b97fb66457d77ad47e2f74c20f0a501884756ee8bfcb6a99fb67ec5e26f8faeb2df942184c3de6498350fa9466fe5d2ca34ec55cc07314969fadb86d44aef641a25bc75e8ad24eb0e003e1e54f78e70d2379ab184fbdcb0035546a4ae24ce35cff422371faf01680ce1d72b317c59c631bd88fcce9b783aee8b44b0207898c87850bd2f8cf04af54b5a7e926ec2bbc332c09acdc1bf67c7fb2bf2fab0f4451bcf162d7e39824cb221ff0699f02e12065163cf644233fc3ba54015b862277a99582b69b6850e259bf9c15c63393ae50ca438a96813b1e0e82263c2a848038cd31a3cd82add369f3a2364c29d8e469eeb68e5a7ed3f7a621783592898c8e225a53e8176ef65d1fba29d46d3b33510572873b18cfad3bb99bf8df7557e7ac1d2a703e5c75ed1fae6583bee25ba464b6f9cd92eda07272a2c8fa2566f8da1ef2bbe85ab33d38fa6f5662fecd574942f3734478b208d9619eb88a07a76d9c6690c560e98869b9e5f7f7aa75856b3795a45425d88f5cb8e1b01c9c405be2795d333029f37d0d0176fa3669113760913f9aa692ead27a9c307b62a8ea9a85b9ad702b6f68ac8beb4d2b299e82e7acfddb12ec178e5708cfc0c90891fec3cd0d86c0473b060301f1c8477b9ed1cc80a0e65bdcf29b1da1fbc7853d666a4fbe10f08256d5519d4a28dedf6eab071322498052a95d28b7d36e4e3959172236a8aefab9ca71808f130949c0b0dcf7fa9030af763efb82f5850e6039a1965d6a38a741e3a84ec319d93be02eaf4bd2e05e97b159f53b0b3fe3ce01c0fbb09af4d0d266dc455a191943d5bdbf0e425e9d60b9d435dbd9fc347f1809d81bb5979dab8da3587aba437b36f87f5de571042e7f7309d5f410bd6e236d06a9d0905b31482b8aba973ad238609cec73d8a48e6a5ca420c1f7992744afc6a265b90d231a93c1763e7e379b5b7250d41adb910230b03fc56f8f975528008410167fea18a0f829cd0866a14091b02ba57b56ef39b247837363b5eb61e6ef2ac6dd2ac4382d72bd750f6f35def218a223f5357b23077511611c4fa179c45c2e7d9ba13555f1d68a69b0a2902d51794ff4c8c7c2f9ccf5a68565e9ca246c5db291a08c8f3eaa2a8ebd5cd00c4b02ee40e1424377a0798c0b2936d929c05e80aae4557571fd62357c1ad6feac2c5080a0cb0182a3f60e4359ce65ccf77ffa20f061c8dc25ec8c8b84ab3c5859be501e8bb4768e37a2ca2335728299d1279f7ccec92bb0342deb5bd30f846098b209832b31321ba78926a84ba58287fe4af2887f39ae04f2527640c839de30b2a6c535ed85d360b04dd2aeb7b67606e800ea7b6e9a2bef73923c435328c0f6457977952cdf708e489dd84f0879332ffdd4ba27ddea7c857914e7d9fab33f8f1cc298df65b93dab308260f718ebab5ed5c2a19f4411ea0de7bd564c81017a0bafc341b7cf8e1c3663c1c5d9f2166a5587ca33b9f915c98dcf8935a21189dac9170c2ded9be2d7e530f0cfee7c5efbab67e3dfeb787f2544ff8a53d7f5dd05029a7870a54f4b6467bc5276fa695307006e1f4069be7d1e61f818cf984fa50714b148e7d2f55a3a0932483659ae9450ffb3591de98d748b2dbcf84c6b5821b06330515bcc8c3c93cbe7bdb9b309784da43b0aa876bebb2e053a912abe4e1420611f1d26052ccdce5cf5a8aa5c9e7fa4c6e4ab6b5f67070d46beb1ebe0bedfbc8712479530f0cd0467a3e326730aefe5fa14d79a75813b0c15e584077d5bea52cb895bcf41d91c0ee2fd17d76943670fa982599787a1334f430334ed22d28644206a9d5ed0f6f9117d4a755fc85a67cf5219416eaee01f4cb6c076faa2b5ea276c29def1fc375fa3eba9ff69a4990fa487f1c5783b126941b7a4a0831676522c75c1ff112502fcdfce13624694ea3b51b03ee0600fedf33573f5dc940c42354abbd1f0f624ec54e6b81dd7763374fd0465f4decdf91bdc737a47f39da0b33ea6ee022f722c911ef4caa6e8a98c650548a5e7ef48bcafc1ec72a33923fac50308f9a5e459b9e7a43ceefbbad6645db0291d1fb0d6fe11d85f541fe2a954bbd8823273d7d6f8a13cf954c0436d0f195941a7353564c41ba936ac9e5fb1a331830f7e7d4d92da8f1d6b0206a4ced4b069ee745bc69ac85c586e12994ea6c9fc036779815019dbef4e0d2f8b20b2e6ef8f0561990efe6aae4fab0c01e9d35a994a6e3cb27f45717e6da9c1557fd416dff1247b03a5590d015ab7adae88dbd9dd09a386b12285928b4087d2d3f694b34822c97f66e9dffebb8814cabd1c60f1e11770d23ed83c62b7279bb3378ec1dd87ddc80b639c270e2fe736f663d3308bf962292376b8bc798fea05de7e10169916a3e007e9c2d0fb8b425014e4b2330cc4ba350a801f9217c23ec7c40db77f7bf4151d8b11f91d87f7c2d0ef6999168e44b759c763e70ee238eeaab89a285fa80955a9f54ead2fabded27fb3b3b2ad3519957e6a4c48ea1ab8c3e3ef5bb6a0986a6166ff5532200b04edb36ffef80d506352b275424346cea0af7f2cc199089628212e27ed6cd63acfeffc8ca5fcb92cad450576b33bc4970abdeefe406936db2b91fde512b93955ebefce2c65d5c3b3c960e819f96046750e52f38c9627f522ad372ff4af6b39a8c9ac0c1e78c56974d53237a97e0256ac27c421415fc592e84c669f4ce9894251c09031ede5ba69dd0bcdd97a66df495f81959be83ae948f8eb224a1d211e7e350cb320d45a0c679fd33586934140d1c3d758acd52d68ca0b468023d8e889463306bdbd1ba662b65331c95a91cce794dde2c3016372f95c2e99fe571b8e0b01d0730bc8c32bcf5a068eb608f380635d5a37632d2864ec31aad802dea41a9c773b3066cee14553a4e94d1c953f0d479f05f775b722bb324d506382c3bbc44d46c7dd43b0785302b776939864e01052cd68ae172c849326663c3597bbac1e1e5d523bace40ea1bf5b8e1d377e3570288a25ab2bfb87dbf85668ace08e23e3d08078258508870d8febf4567053d77017aee1682a0b6aa2b5cc41ccb3876661fd7ecf640263ad99564ff6c04e138bc8ba01f1788e90bd3839e5c54c5ee38aa2cf477883b93a009e2b9efebc939493aa5ab86516ff1658c895e121af0811de2e396c09ada78a9c7b7cdb78084069f401ae60b428bf8f9b87048d4244cb80a59e1d4c61de664d7b0e2103aa49916e46521d7265f8810ae068f080f7065ad8f1f46b08624245b4851eba39a406e06ebd19f03702bda056ead2cf49baf7127095209bbb8544ab0dd9ef01fe71fe6b6236720bcdf7904637c9a7198370cdd734b11e512313d660d9ecb592c8a88dbaa1f6e7816cd47d5c44ec69489ca8442abb85cbbc8975d8ca4dc7c83913e1852a261aebf6a1438ae5d7b2e9e14c79cff9c761c7fc86694689e8d5be1cc5018470fdabb10f0bd87d8099ed93a82c1ff4cae914dafa4abd19237e4be1fac2115c4fa89209a54ced5519afb1796e7e8dadc54d61a1f4e1e1ecb72f2b8b99b6b7bf7864b84602b4f4996800f969dc4001ef32d626a8c95619f14ef5c4b2121e39d6384d658e8457e6ba6b4db37a1e1fe09597a3d1ca69ca86d7a19a1b4aafe0b49f359583af07f2cf65c6338b9d9b2717aa6aace482ac5dd9595e71d2cf344445f3ca3ed81f292280a74778f56f72ffffe9ce65e5cf86f3db4b61777466acef80fa9d57dfc13db0b9a0b3171c2c02fa8d5a15e89ee5be00ff9cca55c8633534c6d1f17a8348c23da6ba6940513f8211f021ee067d2dbd117537f72f4ea0a0625859bd54e802830550f5307709bbe8145e593fb95bfba7e28c626485a580f653c47f3b15601928934f10900be051fb1d4ef15c961aec7bb552056cb401423fef01b0361219dbd07b282c58e64e90b7ddb62ccf7d0b6df972a4bd8dd9fdaa38916a86314f4890d852f7271ee9819a216f44ae1e5f41e4e62a1ab28a3f7bf021f1b6e8b64b690ad10ef66f3eedf976fd95a529b6c6aa1a42d4a8fb801e96dad01d7e387acde7b81d09e60626e0835dcc44a59383e7dc951de9fd286c36bf8ebf234ddc94ed45bec5b5ca9a3309f61290f72798cc6268ad4ff4678571c902952074021d8c88e48341e9e8567a6fa1ffa4ee3bbc91ff4109168db2a9818f411be67b350e7642c89d204279369d6db3c4ef51557c710156e3b0ca3a228829a7994e1958dc075eb1ca15f60d4282a3bad2d6c882fe0443787304ee625e749b38896c89078fc69d462ec8d697609d7e7bb89ca905a2bd8cc72112688fddedff0774163323f071c1947668ff15553f9941c05db09f1acb02a5ffa6b70f404d436642acb34dd9818d829c867bc5f20131127727058600ed355ff8f2a117760d28964b9df8dbed0ba3f735ae95a1dbb9af838dcf271c03baad5d91709a9f294d81458446db318f97a3f49b788bbc4a86989d27f9a2017c945c2057df7289b2720e8aef3a39624fd5fd7f5fb388c69e87e6c92b08a1de4a56000a5760cd4b4c18cec2b76a8c2a376a111f7c2bb56593e9abadd2318cc64b149f778abfbb381eaf0a862e47e7b78480fc9c3c476755950ddbe16c6c10d8893c7d68711440bd62492a0cf9e09bc961eb4448289ad6695bf05faf4e3c21ddf2c1889b8e61bf5bdd61287a5acb0e6aed82eb81ca24215185e0f98636db182f47b3cba218b93ef5f77e5b53ad330b24a5f41c480ff36b85b8524f9b8b880bef3ca1e99340e5a6a91fa50ea414bd870d19510db88f7dddaf90ff0c7d0a63666726ea4e8ec7266817748fe8f330423670f212e85bc574f00cc597762516375e635e9b64dca953f0d2b3d798e5a6390f9ba9ca723e7fcf61a9f5cb09b1860dfa52fb34ef2b278af3b16380e32b2c734e1605b703631e6a435173b6188037f664b6f0101380a122a8955dfcef5391a2127e93ff1140edbd12f3f42bedb6770455838c199683b05938041cbef969ec87f09eebebdaa7afb7c5152d519f3245e95a25dc5958d3d5e9fcfb0d90693f634a6727cbd8c176f7c157e4bcf00799d407431c84d653eb7b09b0ef1c8e49a92aab5dd90d5f70a50705f4de8235b974bf08088c6bd128d15fcf72999768c085f71c3e96efffe0520ea4189f1d7eca4432e3d669658c7c67ce5abafa794db5ebe4941cdc6fe21ee87b4ffba2378ebd54513c58f83848c2204338d25615449ae69c5ce94c88549cc41322c49c6b957fdd44eb31e612e6a43ffa175eadad9e64a756b09816d5de425dc8ce9ba4eea16017cbbfb13c3c157be13ecce4a04ab7e442563a9feb0b5c460285193dcad026b2bbafe1e36521e6a572926cd7ebaccc95a11708ee9b4159bbd579c0bf9ad209b32cab172b1c3d7487f0b1f34b1df23a699913719b2966216df4a28858c4604d511c1e73c38d8aa17ab659c4261992714ff238bd4994b3f57a25ad7015790d1fb97f89b959dc6b3bffe327a61f7474b0373fecbe6e5bb0f1cb81178422c449ae56af668abb3d0d96b65580b895fb54773724a88802b052a2ec84572d7df17abd784ea8590f5145bfc48416d49e439f5a08902334007f91e398892fab2a3a60f968e31fb2f9445b4279b8bfc3d74691ebae241d69a1d46f6aba784a077cd8b95f832b70a918d58811e2b907dae91cc6149c947709939dd5d544fd597db661b0a06da32b4017d5c83660f94ebb4106d5a51de97c4e933ed1916cd3185426e33fedbd2b950503fd7b9b37e5f68f83f89028ee9bc41d26226e62441d56952384ae1e49944dfa3555b12341f9e28f8fffc0766610c53ecbeca31fd3ae876d8945190a26f1c79064d4402e0f734d27456bc7b98ba5a930af32236cbb3777ed41bd759ec285adfac43e09cb0ac44cede8ae789d32916899c54f4408df43636d3c6548985b270dd246b07bac8dea2ce2e65ea8dac1efb2f26e5259e0036c21a5bb4a671241b6cb07b337899c6c00ee03e8ad74e8ad664e07793c4ccc45b65f35ba683be7d1796cb377c6a22054b758befe11301f884c622e0b6ede281fba2e898173ff84d73556254504a45e711d2ebee2fa5801876212bc99a0822a52b48f91bf434a6ce3e3a71b77c71a89360f80ff4e5d3143ea9a62651c24447d8cec0112d70f1e5401b7e3406e826a81dc8298cd4f92cc2f8ff4d7eac6e2c41598f50481a8417f94bf3fe92e00bcdf13fef689ed2a45db02a5567d579a2dc1ae4f987f62e5c44c9bdda01f992e269eac3d442fb164743f95cb00fe4acb1a59306f42a582cd76b298939976871d8b54951c78a2262059ca7fec8a0c261a91acea43da67499460336a296c9d1447dbed7cbd151d05ed399484b2c7ae146d9f89381da2fe7c4d503def901188bf2d71703503bb54cfb3ac0d0b4854e0cfb0a83b3aa261a2ab620b6423b065a340979fd6f7c1f8c6cc78f9784640ee84a82058a1cfab7094cd789430a69cc47dfd0f8c623387f6539efe00192c04a22db36e86d65e786ecc4808681e246eae5162f91df626995aef0bee50e04d6c27f8bf1fed52f042aab641460f23fb85e72109880d1ae720327a55509d7a6ea83450409e73d79e9ff635ba04d6ed90dd1cf58f8f9030bdcfa97df03f753abe15ab692d67a45190bd6acb7d1c8244ca16cc12e6c9addcb186914472ab187e1bba047f3dca2f4aca92b5082833018eb1bfa1b665b80e4702fba0931787619b75dd4844b9b3f0eb194ee82d96eea5f07fa624ffa34f830ad5f6dce5857c3584a112eb161099478ef782657a2345c8f7135f7f23878714d0961ca9585cf9f98d09779815d05caf0730023e29e52114802dba2c66368a0a8118c3d06851e34283c1b2e1ffd720d4ab81cc0c1b6a1c073c03eb6799925ff64b307eec2133a3f1e349e80f68fb8abee6fedb2d77a99eaa420859a06d736f3e300ed0514841712b19bc621e2c31ffd8395848382bb331ceb503227e706417a560448ed926bee7bd84f678e93c948daa9cd9d9a7e19a831f785aac166c64fd2e4a44b7cfccd855a1c795d4f629617001de777a94896a48d4500abbbbf9715781e8b1428f9a95e414e97739d4a5bfd388c8e07d55091fa737f407886ee928ce40d1daab60091989ad161a528bd791836eb2450e992d789ab8c21f329e361e14bd3178a2046a5f9b77bb973994cdaef4035110d23728031a13f3f467ffadcdb90d193333f5c6439594996f509c9b9178d3bf724d5a04c5e2ba02f4e5cebc2455a8e785be32d4682ba31e08934c1a52a299d92dd804e2a336693fc0a38b40a4eaf581fbfb0c4f1240dd7c6b0eb2e45cad5a67271a7ed01843c086b640014ff378f459dd2f629c2dd90bab3c340b14b5c355816d1c8b417c9e33e612cd79eba0a8551f8c1563d1635ac5cd5d5d47e0d8b05e21cffea0129100c2b05a94aa171642281ffc6808b0b158f9a6ee8f2eacd75300bc4ad74ca9d9fbd5f0e91f0ba601d9f3ae4f5b39c796a929e3e1ae2f4a3da49eb361e7d46883857c77879c53c4ea7b983c8e508d59639d47dd5236331b73aa75e65ba71a8668bca5050005b3f08019dd18ed0bf258a93fcee3d498bc3392e0e66687065665543712a177775c5714dac030b66afb649b94046476cf4956ac3917ff61df0fe369f35891ec28c0202325b91ad4a0ca38aa75c4ccaa822ab3379ff4c4ce6aa88a9521df718e0bec9d21b0b4be3fb764b5fbe93a22395c5dcd5705d460ced7041c2999a265b793be8c58b8466c8ee2f6ddfa1bc4262e122bbdc6f92');
INSERT INTO public.letters_raw VALUES (5, '\x01d6cd39c292d8d50046a4ff2052634f3d8633532052ed9f9587baefcc6e39f1b5ee2513029a3a23a621b4d36154ee2db73bcba92dec5d85f545a8fe46f359db5a5531cc1f38c6a5b3de2f1daac34cdbaee927af2200e95c287840a7844f2e1be1e0e10fa30d4a6c59e22d22614807ff66f5b305200746a6aa06da529ad8d97742608a753fcda5058456b978e5cdff99bb3ba471bfa017acf5d16476f6ffe8e868eec25e9ed907ab18958d83ff979fb1104dfb1a51f890be2ea7c3529ee596d026803be94478e96427f743a554309a4b3fc1e484d14663d5a8bf8c8177605ff79ed1f2d5af1db61b8425e936d35c77c317a21bceaff4e43babc5f2f7404fb42bd3e51a5ad279e5653e7d37351b1bcfd78d4ddd4906efc2e1b3bc4c437e7d2b8ff9a831f4eff4b2237673647e00d60e0ad4254d6e8f292faa8ba3501eb53d75e9e6f12cb6fcac7d14eecd45fe22b426368ae6cbcc6da56d043f35a83ff30f13b2e38f5ace519e0e9d713d52943948e6486e923cb6353335a1cea3a53b05c2d089c3c1fa94f8fcce1709c254750ec0f7b27d0d97beb3610c84d98ea3363b6b3aae9e43ea38e918b31451932d41e32626f9c78b329ddec0da251792c41a7532e207b62d339bec99e8dc141d7fe67ecbf438c9a21a296fbc8c127c4f8ae335223dbfb17b08ec6e3b44cec7419a54ccba2ec06b8d8d8eb4e105bc786557afaa1277d7f51afd61ebacaf2d47909d5a58a8fda2e2c03da1f17a6f81a121731b5c644e4b2492df14d62b57b7b9d0915eaef2590c9d04f4596c6e6dd7299cceccd0ecb6650fb71e71a725fe82beaf1c8f2a7b69d4f19b51aaae85c1357e216353cf18d2175e214125ccded6acb11f0ae5012ab8581731d7d5ca9b59980889e4d9375871aac1f136cabfe73f779be3a25f0df8b073549b1407bf9fd4a1fb6b0c374cc236560b2386a7763ce96ae913afb36d6b36a049e880b331e87064d0c7be586529cf894b05dfe4a56cf0de55a62c1fd7ffb650fbb848c210b65be9d5aa59520fc207a836555a3a3137dd6b49774f894139e5c360c22a7a8c1d0253b6a05a417341daafbabb488ab71f1b35f1782f93d0e7baf3dde3ecc845b5667e878ebd10b23d19220db7362751294ef9ea0d6b28e8b686e44895d7ec58f1698ae93b52f97bea53ec620178fc91f932225c52e5b3b5aa8f8e160d8e3bbbfd1d0dc78dc0b208f4968f617d65c7f17688f66270b207862d3fa2a04f0a93eeadb40e840b4558e89d4cf3020cc16bbb79d997038d788a5ca572126cadba6c9de2ace2224b739d36ad9cb31f8c84ac1c8d887083636228c820414a1e99cfd57695fd2054b15883eb2b95cc1ac4717b0fbf3ee6dda717cad4971ffcafe5c12554e9beb98a853ba2fa4a049c007e94e460d2cf90da3d9e25236248d91836ef300ca63f62c2d040d0376a6430e8e671c108c812bec3214bcfaa3bc7002bc6ff73f79f991d1378db66e757c290484c82faf6e86b46d005662c161d902e7f7d879b1d2bf179470f1e25a3656b99aaaa36568b0bf48696a35586e3b7ce97c406caffc3d545c7eaef9cd9e6a9e159bb619aeb151e726f6ca67b1411563d469647e2ce665f79d9ad7d252736135792ec950b5a90259a341bc119c6d7e292afd4058c9609d5c7131a12b4a0528c755f9675ac3c43d91883c849bfb1b0c4b06ebefd9cd29df5ae2ffc4f10731adebc6dea9b6c63fbb393ca87ad339eaf801f8c12e0722b256058d8ce56c40de298d71b70483953056de6ec62f1fb3a932de53655d4b1cf542c5c67bb31224d37f085e896d697a2375084fd5bacc0cb7ddef04ed9abf35b942514291c95bb0c431c83c2b6bcbd47f89f239522979eedf834b52192cb23138730dd89ebd994eac18736e4dd69597019cd476aedaa019adeb0bc8e417076d56bfe0d3099af863082f991390605c8d83e5b05eae5fb4059e01394b10bbdb4f5dac08a72ac18be6a8db53357bf067cbe107c0a74d24918e977797352f73ef0b9be338604efb25046342f7770c528cc853e2c02fbd42dec6dffe0a789f11175f6e2084ae3718384abbc71de38fcf1d6f3f409cf0a73b7c8562140e93124ae12b02ac6891d8dbfbdac7404c94de1e0e9f3fe60b95f9ad77dc6caa042bf6bb8bd2d39b722b0c29e72da6bfe602dadf0628b8d7d33b700ffd0bd74ea8bf0bb038f18beff3d7e53a618c08c1c05601c4a37e9f3a8926c0222e5d130aa2527a3ee49c2338fc41e0ed8c4eda179d9912a7fe92a604333cfc8a17f6eb5d9cc7d6645682b7c65e5f78a99f98d97e72019bb26461a86ec15de7654a395d0158d4fb9f0a0d1cef49298924155e0081e88bff9cbf10892190416848cb38498bfd06b7c74edb9f6adc99e3d916da62228379516abbd228ae971af9a7a1dc58981ced92da17343482bc18e45d2e2a7715422b9f8c653c549bdf5994917f52e93f357cf55df51817f3a9a93e4355f3f4afc282d93520e132dbc1c23556a96db9f665a7fdd2fa7455903742926da927a9bd5bd581d8e4090f92a7426d191f11c86b090e9b1eeaac095deea2cbee449c2ef19fd172df5276fa4a2076c63d0dbac92c8a7ce9eec2b7284511f751667b5f005d7b54d1d1f53ba3bd6e329542a7e9e3a2f50398f9a8b4c5c769471b0513fe123d54daf4be875f2dccac013350833b5d4fece311fd89ec23bfb7d1d40872f538701a9529b87030d95fd7a5a08a611f483e23d4542d522152326c4d0bef175ad36f98794e8eb10d7f73a3d65e6562353ddb4031e286abf1bffabf761d684ebe3294bc1c00bcd0cb1c61705094ce42ee6bc1b34c3faae4e6b8559d58a5670c36701832124a4cf49aa9ddae9b598a2a9a13449c5fed7d4715dca03a92c6c63def002cd0aaaa65d1c322f2ff7c95387721c8de068a73e8bc42a682d58728e6f896218c1ba661d8ebc649064da5fd28e308c4826902966553a1a44961a68b1cd60f123f27045d53a5f85ad174807c00abf9656e4d43c648eccaa901f1ef48242190db9031be22cdd3ae49261fb03d424e627b483119a0d25fc029763ff81159e3bc0ab1d12a241b59d4c2692b1d40a2b92f004737e9f46eb7b9debb7890fab987eabe1c6a98ae991c25da73b296493c2d7ba9265dd566e0abd4fe758a0bb38ad8dcf92fd5517b2c2c1f2eef727b02a50a63c20a2a5fb2416af580b46ee0c1d3345e324e7c23b6b8f962d4cb23d6d009a7119606fc98abd61aeae3945c47dcae933d002c51c5b28c114c288dbdbbab047dcd8bb9db2cae54b913750298f0a1c8e645821453cd28f5943703c0ec1f0a6acd90c15f9477d47773c904e469cad614815b6804d713ca328b139bb61cffcd70443460b1f2c8dda4eb1f6d153ab3de4211d8236f680cb3653e622925f7ae3a2608270455c588174ffaed01d4d7cfb268e9c2fbbc004bbe58dd5b7bfcb5122e788b796d70b2b2334cc93bd53aa67aae656166149942eab155f2bbb5b0c8752868f6fceb4a757ce15c0c5d70d6175ad834ef18d4431b25c330f08117b7df3f87af5d3089158235383ef27485c6e1f4d78cd05e9baebbc0c6e6f19650af84aa3048c887931748fcc4a26f9039b773b27eb66d4057be84c2743f50d75596be74f4267155995ae6ad1807ab36b45f457b5299426b266d83eb2e93701dcd9bc3d34aa4fabf52cc984d7e67bc16737824552da60d9eb0e4affe0690009ea11a9c0a54571daa28385fe97c319b852c72c9edd9e0eb13155add3861e9806206ec0feabee2b0c4c66f6f225019a55c538f0da988d6da4263c50124624b1d37bf3a28e4229b155a0be000a7e12e3e6d08d350e4a8797237a4bbba232161c6c1364a3defa7db2c897fcd641a8cfe105380186577995606dc76d1ca2da6eccacc13c131b4d22d653f823e8f15dfdfa9f3f030138c5980e51d52b8a8b3c8c529b8e3410ae4c89d85acf68834ca4a6208cc1ad3e91f83ad592354420bfe7c31a72ed02352ddc11be492cd85374148d22603dd3a05737de9901ff44d5d6a0305baf64ad784f7d9fcb23318f55caf405505ed5b8036305c33f7c3ba0f27798a1bc5865df571128d9fd12596ca5b5bb49ff259adde025894bc8da2996f05411443e6122f9d678ace5b8da7505aaf4c3c0e88a74e198bc01e04ddd612a7a4b9c6723f8b5f280540e9a041d99b708ebf657c7974351fd7de5355dda60df84e584ea9102f8d8d9eb766d4723729c7a35a685e4a950502fa80acff33ff13cf3cc6a795ef8fe4c23d9e036a1cee6b0f356b20bc425d1fae49876aba75f134c5c22a37c30f44830fff52487204ced6b73ad06d1fd623fa5c5bfe1ebea2f86b41fed6892b74acef3c094760695bb2ea0ef4062440ba0796aabb3ba7051ddd7936fe960650d231035278649966dea16210a5bd701fdbb42387a059066979337c299f67fd743486d5d641e3e28f98831bce5c02aa9cc24139af20ea2dd36fbb7b869f87a9dd5b129bdf787e2862f6370cde93673948e4c0d762ca55140d35be9809a8e62e57c884581cdd3e92f9c432cd8e8ccddae37e5b45f08c062ba7c04bf4a3985351d305d6f96aa7a462966f49ef4e97b4b62d7a7a177c29bfab02c974247ed25b80a7d07a91118c1eac4304851224ae5360d1c09fcab2dec43226051010831942fe1188ca71ff6a3ae1463c10fae936754913f0e5c88a3a2269ac873b84ef3448f31b47377ffc84ca6742133a59fb5ecff4bc082237cf96cf694be4c6991cbe9f28a7de7234513c663ccef9458a9d56807a247c2140e293d4a34be324e7c91dd53512b5caab0e19a0f6469f7e57a1b7dc952d1499518ca8f5013988ba246c3b59c300aec3d5c331746e9242c051b9781e0e7853cb5ada5df8c53f4e5ec7041e847c37528cc22c0d00c19298739d5e2696e682358d25674103e599b2cde46ccd40542db14f702172607c00c51c58005bd8e2b5a3736713ffa70d41160b478866b3d6f6f82e5446d04f394e82c08d2641c75bb090abdf9083b6d9ec501e66b046b569e0d252ba37265373d3311657fa2a7f6c2d5785bfd30120e0efedd8923b89a5b021a3962169c4b2ce81c8706537dd45414a130b5e577e73febeff0e61353cc78c97a48a0564ef3cc26eb65ec3a4e524f79dea724984063f55a506c4139ebe856cec839df1e4038094f7689a0a9f739248ad547a7a5c9ecffbbfa0f48249febd906a97a09fa8bd5711baf25e1be696e7953a24168b551b2a0eb8dd2adab8a8a7a7cb4ea7ebdc463a447f2c6855a65ebb97cb7122b8b9946f172683b0e140667b70784771379634fd9615ab9f2532aeb1cb9583ec4f87053ff88702ea227ddecc0a9b0cc4ce35e65932fa6e152443ba8aff7d016b0221aa82dea0c269e15252d03edefe6d04cfe1c855f9b72fd44140d74b02154fbcde77ba7052e4c02c66b2c4b658e030fe42caa84be8fb4f408b4d23930e48461539df48526fd5a2c5bfe92e7ffc14aad77101d97558b44f3ed4517b59b4c17eda3526305409ae6689058bee4ee05eda2fc2fd59f1624ba8c93294e03646544bc89312b49d37626e481965ee43a07e110c6066af68faa08eae55e2a50ee7bacc10795c6b00bca45870ae7216b93e8c5ce0b196de7006b29ac5815b1a8492361da9ef72070492cf7c4b0c42fa4dc95620533aa7bbdf8cb8a52489db511c55c0559672077f8fe2c3badf6dcac83e382e57f7ba5edf296ffdc7da1e227b9f3d8a60530aa9de232a0d5e853265d3e0b8dd685c9c3c739babdfe2b6440968d743600507130319c8f924670e01facf508cc5f36bb2fa3c23d9ac56ff297bd88e7b9e5a71a4f4d55a727d48aa5ec0d3996744c66bc8f3402afdf969190babeb5550bce7cfd85a8c47349d95ef590f7a602572319db05fe179e3b771b1ade4adbed31b11e8165aa8e35454ba76e040e4bba49956ace9ef71094fa0ac5e3022eed0cfb5309dd3d7f05c3f0681557ba508a0e5ee0f88c13f28c4d2e2e07050b9d50bde90de793377376ec291df3e56e88c1c7ed12c6d6291bec7cd3be5b1713f8d0d2dad501f33218a7cace3794381034818c7e784651f69c4f684f5b26b3e0ec06feb081d33b2bc9b829ec9b5c3dd7805ea85480df241747367d2e78849b878d52a165bec68c017adacb6e3b4ce1fc38191ee54ca98d3431f9a9dcb532defdcc705f5eb55925ab06d220de01dc697b9666f5209d912291b6ae78c515f1895f24c1fd21d39a9b0bbc5a5a8ea354fe8782b76759d073683836d68abe8f0c1764a3e130f25f41bc93061c02f2f4f5b32f881135604b57681aa448a8c3af0109d8df898b8ecf03333640b115482b3e7040b6e467fbd7924417b0fb9bafc0015e143419');
INSERT INTO public.letters_raw VALUES (6, '\x0107b5c878f083ca5eaa9df52e9fa78a0e53c5be1918574f89ecc2a2596e4fafee4127c74520bd260ad2f7b3ed799e1ad8a09614eee0e588717ae8933638ce96f12f85bd57f6e58372e28bbbe69f8bfe0b3c27d78c9fc6362832d4f28d5e8859a07edebe70b3839cf0831f555d74cc2738abb8ae4d0936fecd2053f566f8c5732c223a2261a156da4ea3d6d41badc5c3c149a537a16b5497058d9d03dacfba49a8e51ead8e32594fa962d03dee9bd8c11fef0e539b1524c8b0641ada13ab1335750ee4beb7721b9b2ec4af13877a8d10575e277bac9262e8ad1b42afd0f646c817557267ac67cb55ec25b44a95f80976e136d15ad309bbad8695aaa1f75b8755b39ec76b26680565cb2f6e7b770ad5e5681aaf761030adf5d8558fc51adc985e73b16a7e159e1eebdece6e4bbf4cb62ce5af1a95a366759d5bb7c2f351d5849d8275b245dad2da3e6c01ba59f64d92a19c45185d213a768f7378b9b585bc783b0d4e985aad820f5bb6b03c455d864cb35dfd57574c7027e278bb94c7e5761c58ba7fd6faa44bde084917937081a7edcf08f4b43f16d931b5628f464c1ae6051a46ea04d531583fbb21f28fb707a18ad96424c332582e814d8dfb77ee042eb9e2fd327ffb72e1fbb0e0833379eb12d8662b6752292946097d28a9c900970b1ca2a35b1f66a5736845e6a69a5131b5545faba80583772675c127e806e3991e1ec3594dc114011257dee5f10d40a257a3c85912ff68c3d902e56abc60e7edeb6e561ce060e166d5e510a156179de094d9d3b46ca7576ebcbd187d868a546649abdb66e7f87140dc6f222fbd1218f0bbd7a226e759ae775d5b86a1044b70e317dc6a24f30f8bfdb275f4028e0f5bbffe528ccb440be14c72e033ba69e231fcca66fb403fff101ea679dc7ff501c04d727bb8f08d830fc9ec5826f5ae51a52a7cedccde41f544b136141b5fddba1d90b9512efe31bbd34d098ab390db7a05bf453842ff5e36c0624f438e44c6ea642fd300294e4fd6227e88bd9927cc258a22e5b486504af378ca94fe4285636f507fc1a7fe1732c3b23d83592b68bfac5299a4d2bb8e3810f03585cb49415a38e7907aac61266169ce47e0ba0aefb6d1c75e3fdb7384897576f7b821c3f671cda7f3eff84134961c73e8e3a64a4cb03cadfa41be73d2ec7d4573bd4a128d1449f275aa583a97b9d6fe6e2a5935921db12b2968eeb94eb65f98d142ed70e9427fc434d9d3cae2330a5b01424d0eea1358db27ea164fa744c9201a2d3442c2b8f68032eaaa9dab95d46d7e91521ec1d3aa818bffaf180e20044d0c1236b096fe62e6a33f56f9fed39223d6a229a98284f87dec8da4a12a2e15a65d70c127d264c0e95fdfd758e56d024a89a1464f5124ad1a7c07ec1c188f062b43ce2239f85a5d13484a16e1431ef27ae348e6e6fc2f7942284c118082abb0ed486bf71c4e31f2447c35c34ef861f3fa1b0979bced866fbadc5cb69d372196940aa20047d87e8fc9f5abde579e26e2f8c83a1f9062af4d46f2f7d8f44fdf1fa169a1cb20ab0f19faad27f839115d0c8aee284c52d191e243d637bb6dac224642bc3f93b2e67c6d81db65b99ae09819711db7410ce265a849c51ffb9a1d26f34f69115dc68a33509408a1d23f30e1c346656d6b74031655a50cb5982fc31ad9242a892a412f15c907ccbf56f617352dd1d0abca75d54aea3d182f4d0c90d4aa4579dace28b5812c7662ea2d6b47e0ee46fe8562f5e88ec6b88413fb6f9ec5117d655e256850343cf1344bf1003a387cb07fa7498701cbc6adf07645706c1b1b5283f716f0887c56fe58241ca06d4da731ade9fc7caf2867b3bd601139f88435616d784face50453f509b694c94734bcc3931196f61d80c4e9848f6a37cfe85d9c108a0d7ade2ed225971c21636d33dab9c3d1bb7d593da8a26bfa9aa18d2968d702a491b8a15780067c5fe2fd3b0bd854a0e9e1a71ad97d871b50b4b5d6499935a0aa48595ed50aa79b36982913a18a500f58b8b377b3c934f34b1b83fe1b8af4b812a2323a73c6755d97b1cb65470806a1077b04f01ba00ebd4b5594631bee6f76c7673c62d51b7524ea2aad7fbdfa4e236b2c645ced4549aa6e9b57eb036bfc144260276810b6c89bb9664249609094492b55c18c323da98fae6f33d1059fe81f14b713533c187e2ff18976326cf7e2ec09a9dd4564f0598ba702fe6def506977efc652b846492b5fe1ffa5008641c623a165a895d429fdd2dc31bbf9568cac18a74e12d2a8777a2a819d6ab85146e8417f8d87aaa10e6c5c90ad1007480e30075b82390d30d66d2a983f4c6f7e8b282526a196abe6f1a27f2b90464a6a592d2a6c2f48e045dea22865a13d7383de654803760197bc3aa30eb58b60da65e788d64ce9800f8108c48d40ea0f863c5e3ee1a5625fa79f48a3f0821d3d29bea87bc5285a5c8d886f356a995bd0fba933ca96bfcfa10a88dc3335d687d0a3d5280668dbb8b20a7cc6e42201db058ca28b078be48c28b78544856bedf46ad3ec4803c1f0d502b87dc43042412f5fce5e812b9929afb03524b719d3d3ddae1ada99cf517c70e1fce76575ab85d44b887f027d7e47df259edbe8c3eda020767af3f5f78d70645d7807cb66af7cc27e6154316d811b11e97cd39046a01f3c0a9028acc146359b021f34fe9896ff26eb0f90d8c08f54d1aeeee14d94d3c9446d31b49b506888e96810a6dd82326c038bfadca1c4a4739195ddd0d87668e625799447fbef85a79596c942863291d9bbae256314c0aa66fe22f14b31e7f95879a6407e47e889a64048d70feafca8d29c1bbf16227f71eb6a843a6dd82858bba38021988f472685b143f6c5fff3e798830e2675f9c87920733d1100959a0a8031afe17a5727dd87a5067e268da68d467090af18dd110344f5762d0c6143b1dd63b2f2292837be049f6fed342a47faf802870533c8a320c52fa0be57523cea6ef0105f78f60036f3a0517ffd2377b36e35f865ba2fa50019c4827700aa8737bb22d2d3269027b3e7298f508246b58cd1de754a58114dadada398ad88d04ce6e4ba1fdcfcf50ebca86eabade3cfc6fe2be417e978dcb649653b82a594dc6f97debc7c5d76d87f4c6330a2fa5f026391ed611a5a87b6f0d977da8dd5dcd50614ed2c2d9be5add6c8d5b113ae54f6008fdb18d9fafa3cce2c1ca16389baf9caa235c334a5b24b86b703f25f1b2485d93fbc3aae86c87cdfae9678f64c494b57ef1047d390fcc6466bbdc55f2ac178d3c93f64450303c7185365d5e9ecbf2a9e4475b794631830891ed7142e2e3313bee1971256c47f44b637f9148309e1ae97fc190fc2f608423baf0486b6c08d883844ebc4806ce95776ff34d79f961418809999bac66c94b1587bca641211b72418695a946e0d8bcc49a2e439d43d0a276a06b3e5d6356db3d82aff651df43204d73f051f54049bbf2af11a426081a1081a7f214a91803605eb1317c577f6007bf953e45665b0aa06ee35409cbfacad662a024d53376b6b98895f7306c995d4dd222331eae5c848c64545b08b5e2667379aa68846ac2d6d40867ec984964a1a6a6537cbcb67df2082d1ce9de78bb7a69cd3578ac942a2f84023bbcae96984c3ea180c8723d306dec2cfe82856f053cbf15be9b1381d5e234bee6abf570aefe959535a46079b0038ad2f589a109ae4481ff6be9cefe7dd13d42a4a5aa33ad3f9b80add3afa06ffdf29cbbc1dcf3f52072ac663c0acee48629348c2e6fad02fb8f44e80d6cec9b21d0df34345110c41cc21e36d15fd0a0f5636625ce0b3a0074b78d6e1728310ffae1b92ea1ecb3b4b7f545fb45a2f75079dd3579288fe7da3b9ee61c8d139bea0a33425827079c01d1a120cd20be7db1b8caff8496c46f0cd3c8a1d16b75e07770a40f7cc1216ba6672210eb18920f6de92e00a7cfc520667ecdb956d5afd6c1927631158381ee68f600677d6aaf35a077d365dbbee0808cae83664c642bcd8e33d8f66fef42c63902295d95cf70f3d15c487e7cca009c436cc142a0372b138f2b1035958fc500d8a66fdaf2a19a8c74328725542d148b5c2d9fbd5899b444665e038c594fabe870ecd0761941791c7937d5181026db03b02b7629cbac52c6bcc018848940642636fc485133658deb9bc1a2c7323c080d1fb5823d90715f261da03bf25647d26086209d887e1311c2fa12d69ff3060058067c419028ebea2feb3940ce6dab08cac05d5d84cce3d8056a35ffb3c18b8e25cd8c7bc8711447c10fbe26a92bd4a0d723315613353bc5d6e5b670b14886b3ebdd8a2c0200e4cec8ae91863889d8cb7c8421b25acaee7629c9a0265ad42f8b22d887c8fa035cbef12622ec593200a117e1501538fc3fc8355e52e133c7e5d018f5bc83b7528cc2e1baa31849f6c17515bedcb4c63d1077a4142f18ac5069f0cd22164e5c044143be16760b354d3364a80696e281d3e02dece751007ff189ab7ba2aa4fa9d8252a8e424c59d9da86c9054c95e8d76ba39e1c022d96a654d79e178ccdca64bb1ba31a9dfd897d59b8ec09b72214195dd63f44a83347f8dc0b124953efed49ec28c4ad2a37982503171d218f0a2622f247831e6357012f724c76e3528ff177a6ed89ffe99a5f141855b5ba7d5b1f3949a6f62abbea7bf147f05cfd3733f0ca0f0ac4c23aabcc06ce61b651a05608e99dba33f2f7b9a00137521ac7c0b1ef6720214d2d7ce572c648f7595eaf3a57f6d1d34c6e60d7a389cc24512e13590ef1ad434400181bb1dc71002aaeb24b51afd9b152934811aca295ca05f6ce38eac8d71f41ef840c40e0c5cef55525dfb9ce120f849623a3fe0a00a635bea82cff4a26fff5923befc04409fd1bd540f675cfd95e72bd2751a65e7e4fd637253d997c43e6e30d932b3524b621470c476451b339fc584139f26e793d6123d8bccb9d222cd1f27a720f1d9cd5462cb7fe823c611cab5a98448ff7e280516dbc84e02356a729f8262ecb33a0231af0f2d962ecd3638c89611878c8b07afded191b1d723f9682aef9e8c956639a6690dd2489af04c35799a907e73383049b3acf7a459b5dbf041e96f021315a72a5e1baa619216412464210a471f0606147628a5f8c18f76e0336edb036b5c9de018bab5fe4ca6610935981313aa571195aa46d037340194e65ebea7a3bf1ebda2f0979c7c89ce5673906d56d1e7a6a5706e510565cae393a4e0dd80c10080344db0522dbfc2c219377fcd82832e7157e25558b3614a45a54fc7fc7ebbbedc8aeb673a4ff67510ec301a7dfcb5f1001b6e3d564c69c26a9049c618c688fe36dc67e4d3f1fc42968161b1f76b70cf5fd411e38314c261ef60d05a49036cefd2eb78fff6a456593c27a51d2d72553db4c67367800b4b3a7bf045a2036fab9197ad584341fc101faeb1563c8631f2ee74f28a923bdc195ef4952eccd309579f2b4c2befab3b86148c9d96401a95eb08310af6b644aa32f5fcd067c1d9df858b553b398604f3f19a851294321eb380defb12b9b1d37c67cf4b81d46d5b1ac8d40410a7310ce05684e68ee807264471cb1e47343b197782b754699ddd2a40cec380fc32ce481cb3dd1e970c5d3a5a6a70344fa76794ba9da9d8de385f7f9cd281794eb92ad54b1f5bb9ecb03307fcf17abb61eef28b20e25fec66fe32219d9159f20a9f8a9e2879721958f80fabb32313f5c2a816e18bd3412e4542188da3395b8081b893c6ac55afe93a7ff45ddcd88b8e789c765145ea465df71cb677d410c447f4ed605ef59332cdb94c7bf6107588dbcc079b654b55e62656be2d6212208f2a5376181dcff8973d85863335d47b0e0b5eba8794a0acefbca97d6c8d04a7b53f3249cefaeb50638b0dcdde2eb1a31023903e31ba289d59a2f0998d3557b96fd79f5c1eafd531a3f401d1b70faf21f87ca99ce2f4b24eee9eeb646ecd294b6e5e81087126bab1906197c053c89e82eefdf37dd1f279e4ed62204ff936c075ced75273bbab50f223fc216ceb00fb749d4b8dcdec746808bd053288b68c242612ea35b063b201101e142bb7cdf0401edad53b46f39365d64f2b22a04af499d6765cdaff2abdaee195440018109bf38ce3f660fa545322cb92a9b7bd463854b518b75877608f883d2375ff83962f1338bf6b99bb141c0af3c880d3ca80f7be300901455f70257532dada6f8f7ef881a1cfb9a66bc7c5a265149c807778b68218b0e5ce12b7b833468d82601734bab75a506806a277f4ec5844ae80e5e4a6f79cbd22ac1054c688475fe03805c0e28a0ec10547d22b06ea6ce65fbdfe2374625c487821f534bd8f47df20315b57f11babdbb9f4b0ab4402b2c5d4e82c818b03daccfd54b285dc2badb113dc9410c69bbffea9298df8850ab4fbf82d2cf9c01f38365936fd8becdc04ac9e24b43e9f7bc7200f777cd025ba19a4ce7ee9b7d3085b5013a3f6714220ea1fd528c08dfadaae8093738ace7b15455d88cac2b9a4e812cd6fc932305f7ad46406f7cb66c5b05e0a385776ae6c89f41fb814da02f430b436033488c7c3e1d2270facca6bd8fb57b4c9c7ebaf4165414cc257ee45e385f2c7b93737ea2e6aa99a9b02e5ddf86d3ca3d8485eb5581f1eed9659f1c9f3529914cd223197ac5fa4e12150a104d48e91665c268d809f46e91aec43dea3b33c942bd7ac1d626a0014808162d63129c8c665466d2fde7c165aff949634b0909191ed64f6dc62e8380e23d06a61347b932d5bc09840979f3710199cc69b2e526ce8ab7112285d37c1d39056b3f492049b25722fafadf7c682f1ee371eb695e83cac9163a39cfe753be52e3b38bbcb1807ad9736e051bd9a17c0bfcb0cd42c4599a241f708359492c11b28c04b7a2ea5db1470b5cd543c60ba99ce67dc3ee480d6733f6ddc990b1c17750181534c301e0995bd2c65716551587d16193b9f90190d4c6a21edc77286756812f9c8bcc63bf6a759d12ea84ba608a504d15303fade0f0bdd8232ebfd19d64880f9503861b8de0886c3ecae892c4ef91a3c6d627b4f61b9c36987ee75f6d42abb3e4dd940d7b93e84ab3231c2f3e68ef579bf8dd6597c844f8916bb498c527954cf77e544590ee6482ae3e1b90200aa7312660a23d11f866971b6477e98842c0ebd28f01d9d8944de04dafe61f7efa26539ec8e039731a9f45e088f0a0d4da9d20c02b046823a6fc964fb1aa4347292012a08acc831427c3092d2f42f54d6541fac8c03e9210968445d47048b21bd0e721403a8762f1d335ba5cdf223ce93ce03cc5d50b56030613c9d271d474a37cc87e0ff4f5c707dd21d43035dca625b8d0fe2638b36bbc3ef745e1fabb63d081256655c39f5f588879a84c95efa396812ba6a4440672672be5582e10539651a1f6c2ea3593a02d249ca109ffc5ca9d31700c0e1af6346b8986cc56154d463cb333e4ddffb7a9e4018bc7712826449501c082f4ad8afc8fd67a29856ba2ec2cff74bebfd8ae580712f4ae99810482f7cc6766ad4c3045eeaaa59419004dce4a7290317b37ea4ce1634172e40cc8550578e472c923c4e5451682086d4c79c04589e3a8b756e63106b65700aca4bcbc1e54b5758d148df432b1fe5800a847905c9773e1d3c01d0a7c01139294a84818505e0c1d7a532e10c3c6f3e037aaf7581782d63aab494443121b71df0b69d09ec4a62348924c3669b6ed7d90d7f85481103564aaf670599ed5b76c0ed8cbfd8d4ac2b3e12294e4cdaf79ad7d3c1e4993f3e2187227a1e378fcffa36a746fa2425a8d543d91e6b45557399d7366c382c4d4ef74fa0054839aab557c46ab1b451b7fd24c4e8f201223a5fc45714ed0c75a72b42e81c285c56aa53d5559c699a2c30e235607713925f117186b4522127c1f1ae88fb5a72f5c52b84004f222e5a3a161fdb5cdb2f3ebf99e8139ea62fc00242763ebe255de1ee12af19949d3df431466df91459a691248306471577aa2e0869890d9f8c84bb1df1a116445a9650ece0abf6d5aa76f21d7986d4cfe8dbac2a403cb86e9a723e30fbda30b0173ef71b7051e6606d746e03aabeb5b74f863fcb2724f536ba008b68b9f71013ce4660a8a26a88acec1942f3b16c39fba406eac53fa0dbe75615982c33b58ca17bae8d6fbe1bb83f11b0b5600274e7b5a2c6a37b00fdc3d0ef14948272f725447ad2785b40b2f0d0eebbde1216715e070bfc90fac118485f681eba9b827dbe2f19cbfe1db860a583648b8673d557022f42a8d21b27957b69cf52a65c054b7e029d256962109c9d30490b12e403067b595da4c27db88d01475b3dd962127cec6dae5bf6fac1004f32b5d2def62ef1de4564652e170c3a19ca2489fbe47abcdb5ff233f835afbf2a87c9e39f703aaf662368179e016fe373fefe931e9f65c3896ff1fc646f6f02611bf0ae136e109e2be9a3a96aa0838ee466accbacc2e9888684ce3038416f43beb395eea9563fe02504a64c9b4b5950284a7aaa74877c89170d063cee8c0c2acfdb1bb29a1ba7857127192500ce395f5d32871c833dccec10bfe55ac5eaa5c30a44103e8604ab72b7b880be2cd89bc094abd42dee8a446c7836e4ae22695e71839f044994bfb3975c8aabdeb7f7d55272a394173cd272f0f709a4cb4d96ffba8d5ec3e4cc4dbc8db39f4a98cedd2293647507fe441330b907f4da4f451760b48767200c5041c009606326907d5ba69f804dce4fc3be995b0274429f3493569b64f27b57666ca46ea9c29cb391d00b25fc56ca404a8e068210aeb3374f941402d3f255a1f1f9f603b3a77ebee695f1125c7dca9ee5482fed2cad5b06a745de8d23d3fbf614b28c84b35946107b1e9553042a4510c1c04e0f3d605c7bc0c2db2d1fc43eaed83c67604772ba4566110ef145f57028a3a470a638d12860abdd9b73f4eca26ec926b9262d0514ce1372704a374c3a33ce50e15a2ef9ed51212fbed29226b4b0f9d30920439730ffc94ed2c38b27bb83debc6f302f03a00216bbc9d659fbc6b1ffe80741c9ff153d770971de4ea80329159c3b271857b362d912d945acd3cbd1ce9f3e7ac55b30347ece630c4164ea1a915e509ee303a76c979ca42f8df93c64ac224ab66a49cc1a78dd7a13ac6680c0d5cfe4d52c12e9982f1777989a00550211eed2ed48c772d7256d93e80bd9d168537db6b43561842fed9d408bf8b2faf8b66f2c0076f9a166f2842ad72da8e0b584c88a03ee3ca480d90a856a4d70729800c938aef4cb5d45867fdaaf46d1b1268677713599b7947b23342192ed729e7cfa24a9336d80e6bc4b84db9e4e33748ba84dec08e97f6e79864f7d2f5346517fd0f35e06d377fc2e2f47d298d5a03137551b491267cff8fbaa11afde8ca9b6b0a6822090b4bfa45cf90d8520ebef1c4a58046bf12f6308457aa3abe5326fe414ad9a6a8d0435c00b39baf506b70aefc008604d9ba07a2c419a52eea01e865820b80bb8afb58fefa120a690a1bfed9bbff75b38130ff58aaa99d97335022d8a468db3131d4fe7a48039f9bd765b025db868cb3128e1670de4ccf9ea10393cdc8b0b76c66c57b341afe2a4207b60020eed5da58656a0d29cde43b05a37283321d6a46cb2b9e1495f5959e780a454f46ce1f93d1c9304111a90c320cc9914fae8cad54e6e83b840fb14b74e19cdbdb8cb1c28a6c7b05b9b3633b2a2d55983a15ca13e90f9c3b103a1358b33cf9fca478fadb3201d35eb41f6e185041a1467d409c3bd14eb016ef93b33de58c312946d0d9811e21e260b136efdf409cf52b14feb335838240e0a06e9a3c18111743045423cee2145053b346632d21fc84cb448dc0f4e15ccb281bbdef408bc7d1c48d7bc07483d622b8bace6e84449250b171972070e166c10e543348edd0303120d3054d386c12ba00a007cb56ec29d01e34500459f91306f32de98b33760afcfe960c62a7d69c12084dd9e15fd35b9c7da2a5fc1239b2a86218da41fabade0c9dbf33739739ca55c37396380a40af5f2a7a0916ac372a164bd0049ac49a17548ed499e3fbb8280be107beb2158a30f8389dd6dc555efd2b25aa6b2f8194ecd5670180935793c22552a10f0b10c7347ff674ea72f676299fb43e7e6f882c36428b9a1dd657098cf02fc96d163dbf874ba570073b23ef49de1092cf2e08ddb06425989476dce4620728dc3317ea862d858e16afe6c11250e79acefe6041ae9e06c0b79f4a136c0d60d635a47a8a9810c9176962452fab2b500aeab9336247b558b25aa257dcfce142e0a8a0615c8fa69cda07a9370a0f873eff7f554c8426b5d2276f934282623cce7e4aea2414b30a84dd2b452791246fca5058015301472ce59a1501041a272540d62ebf0d908f90cb33c1dd0d3be658a96428bc25e1d941b8e3af472613dc642996e');
INSERT INTO public.letters_raw VALUES (7, '\x01894d335595c3c7f91409116d20c094e376c0cf5fb6b5a6f89f607a9accaf4c11659d10440f836112d9d2f09c5dcd3710d16699e1a7c31c76dceb157d788810d1f4568771760fe393c673516fd3c939881afec99876568e87f7cab12610c787c59be208c72147f70f24f680a92b5bc626cd23bab89a910e188abd12876911e6f97e3442d6b2565c6ee94240f4f388c073311a2cd6cf05625d6d62b54546493e826bac9483bb556cd2122c165479444646ff91b1a74dc627c1549923e271330cf1b5fb05410e2dc135e18146ef104532b88d0ab202c84bd40115db435e4fcb35a3e9f507cad990aee5e3b665c0cd79218cbf37beb0579ccbbd5eac5be0d08a619bf25680a6827bef16c02005229f86d998da46ecc37e0be2291ffe4b835e54b7437b9651944e29bac77af93f649bf0b380e1675defddfe097b63f6ede4818d8a3cd5616ccc307fd47f557efae6e5d61762cca49ece11f2cee802ac93739cd70d3642929ade2451c8e08594c0e8c5e9c326ddddd060f81142b743d7d94167593f038d26350146592de3361835d1d72e454cde4de45c81d0dd2b0b527da380805bb25d2a175fc0e6fb0d30d189d1a08e4c4c37320fbed05e59300497f7ff23e9ca76847b971dd7c3238251e408ad8e990598841c424c5a982ef9082e8219be5b8dbcce761513c51ea338bf4eaff575fa40a1ee220fb8237f831d654dc9e221bf894d1e2dfc0e6e133a74ed0eedcb696f6458ab34c4036374bbe490491d8fa7f0df313b79da0e5c768c97600973fbcaac52db540f99fc62a0b49807f623f5097bfbdc4e1e4cf4e420cd803a659e7e7e801ca22615ae255cd1cb562de49d01f728422eec1ea1c1829e6c0259613a19a6115269968fcfa3e9fdee0e07c6c2e02170ad18def7ffde77ef6c8baa468e4150fa0459168912d58d47c5a6c30e7b1f9f48611a1564605f0725ab5ef9636576233887ec68a0b8836b3386e557a34cfd173bb998e6c8be3315345021ff3365a577c9b249d5749bec5fe5efda1291e4b3e378cb7b72379edf18101e587a7a725f1685cddd8afb7ac591833797bd61363be0eb8e981f8bd45369b229af4d52a4530731a133161577f4aa5694847f2b22c681bce555638b34a4ec3fb1fd06d663a4ffd3df6a196169a97b2e0c5b7ca876074d1b49084b3f817bcb76e4589e916eb3d4cd5f465fa7004d0a786ce8d037fbf61d9e8abe8b33ead20513b33c2a9bbe8cec0a9be9895d2e9698b2485fe08617e05f74a84c334180d7df1e2df133232e652e48b89ca662b008a4008b22dd9a0c06c569cb7aa496d933eb65a22ba9d7cf1bf4e858f5c9142f7075d0b6edad33e85ddd1876f9bb2297cf7332099ccceafdb4e3dee448506b2f20fb51b462011d0648a360f92e15ab06f818968b95e2eb5f4941862ff2af6db44dd96d16f9a0376a241ddf01a7d5238cf68693ca1edc9a017fd3b486f1ce82cfeac38868ec2fc62056cdd0b80ce4fcc18d52e5b9da27f00b06b294eccd85da5dd82c78df73e38b539062e3c7dff717ad7d789dd66abb60bf6e7e04630e83fdf26c8ff40e430068afde60edb3091501f601bf74af7e1877529cb2d92644b6671caab6b85881011b5c64614a944902ce48b522c5bb80ca19f365962a249c1418437a9ae184aadfde2e2247ba972aa696a491eb954a4bb98fd8396c5855396c00a583a6dcb3ef3c1233ba61c7bce9859a5261a3653fc775d45bea79428d2e25a58ca6d3d021db27097797111229061f7ace6b33c8aa2db8039aea0bf99dca13c6539e8f2026be7ff778f490f906a0458f2a1d4de1ba5f07f2683332effb351d5f14b5a203c0db87698fb9e660052dd913fe2dafa801be11f5c9e5d1b267fae5349acbdc79f2a37377f85b5065bcaef9304307dd7626ee91cc350929a74831402080ee363082c11dd21e225cc121b8772eef11e7f928663b65d02b99dfdf0377cd5f85d74ab978e74627ad97f3013a21f40f49438b2a07578ba31a974e43bfcce8d653b47b244144a64bd55ac4973c8efbc3f9073635f13de9242746dfce9d900595e6155741f221e7145fa552bf90e50e13c8a4853c494212f72b2c20f28d0e929eb6495e1478e6303322696698367e4a78e40a83957988ba44099ca24069a91ae53ee11a79729684df0fcac358bf1dd1a4687f591cc0615c1133e6899c50fa4bbf3d43dbfa572470cbdaaf22a18cbb93966df52a43415ea329025795b00d45aa50cdf91916e8039c6b7df364a9468ca2ebc0aa9653d787d099c9518597f4289f542d2b0f2e4129f50fec67a47e0f8ce9fc2dc2be1201c3c0b67b002934ea4225e8cf813d1128113b889fed2f8403da75feb43020b2dcfceba85903dd86167dc7bedd1c12ce7cea9e4c0d36f790d5e24a27661e32512121a1f71cae4ab97f6ae291584cbc3c608f05f4631e44eb6214fb19aa525c5138026ea233cc5a041bf147c7170abe20131cae8eb213971455db000af06915f7b800564ba0c4a6e34ef896013913bb34d9a40f100a1fc465a03da6a94a9379d708e52cd9b3dcd398436187d8387bb52485003823b29050d1d8dff7707946204454824e3f6e5692ab594e00851cbfe0f9e704b4c53c95fbc98da9b10d52cc8e4521a75e0f12297de5dc009a87db77d6399997bc2080c45c27233298ca0ec449b6ebe0d9faf57d86d3ac5792dbab229cd89bc1e4520cc654ee6ee6850c08a48c7d8f54448ec7fa100c666801ca2a93b90a70b0acc627ddfc3d12d10a877b926f1f4d5e131cf02798c1590d061bd99128107dd28ff09ea5c1c01524df299f4a45e990736070969c04764751fc80f1b419df1ff389199ad0f70acc27d43a10d70a7588c1218cc29329c1fceb38de54f50d4b76f9d1d4eb0a8bd0ee7ec56753b114a765bab9d7d5554569342037f154e679fb3a32b68bebb896e0266aa4319c41ff703df4ce3d30f0b8e23f6c55688cd645216805a41fc431320a93ba5e48141f3e03280f9992a6dc3b445a4225a26e24628329e4122b59e0918c51defd98b6ddaf4639fb5426c3758861697de441b4c71201fcdb27b9543fab4c933670ab2fb77e2ed9f2c6d59d039f1aaecad66d1a440d0728d7dda71c90bdbb9d8c7e15609179936a84cbe0671b2d269f354f1c8f22eef3226319154be79cc3b2809103f7456a0dccfacb6bc0c2eec591c03df5b1d61cd7fd0ed7dc0fa3c6c48bcaf7b3bedff046b0c1332da5cbd2c98d72e8313654c34192d3050f764cc2ab48f44933856a40467c0fb7fa83ec8ae2422e3d0e54aa499259ec32819a4df7eadcec6463773691ccf04b38601c5d0066c9e8482d72f0094333a8aa251aa8080171fc489443aa7faf887ae7240bddec81c261d969d5a4cc7bb73534fb9742ebd09737954fab77608f9922e1c1d1f0c5543333baab55fb164463c29438360ccca70745ae7b6a51605979e4fe7a1b8d90c8abc575ff44d9f794f52bdd73352121ffaf870244a2d4c107af364678913e6769ce54cb2937cbc6a818a39b89a2ac2230a0232e9542f2b65db4f101a23b4ff08a4975f860b716951a28fc14a78980186ecc1657df5d356963d9093c56f020c6096922e14e87eb428ea5512031a7de68b80129d0d38139b7c6a3d8e711acd72ea8f96209dbe112f663f268e1acfd74f8e5035eba82d1af6524569c16359445af0e9739d615d2d717a8b82a62c42a20120c2a428fb7ac328f7e8c648826a49e22d180c343318ddf188bc0123dfabb06363fb324bde5cbafa86279c0b4c8f1e11123702c2645a72851d948f0f515040ba35f4b9d2ed0704d6c4dc8473df576a6d681b2223ee74720a9564f9a15f53f572804248279c46ae0588e143e5a92d39b25f6a6ebff81f24f996f12cc3fc4292c6887fd6274e679c781a013cc8c2dc8efe06b3683417d059530848120a73e78de5cea9b7fa5ec4c1d189170a325a8cef4d37e2527fa2228c053673a666a921196baca77beda7de04bd5c9438f3a5558e3daa7b7fd3cc1f84f24c021f21f51a44a3adfefb734f8d1e2d99dbd3a67ada3e355da0e4ef72b4f0fcad59ddc5657985f418411908123ad0e217e598b6ab3aaf44df03be4a03d96ebbe62e91b12de7f480fe7116829302ade8275f4f72cbf17ef4d08ea588694e13361db2d8406c1a26c2c4673ac7acd2c1a87433859e703b7dc687ec41f5306b03a42f1ad7eeffc96c92915dea9c406acbaa70c7690feaffc5fc46267a9e116dda88ffc062c972d1a5b158ed0578f146bc1e5afcaeb774357b8a501c774a8cd037e544da6ea6d52dfd37dd861cd0d819f3f18b406f884f70d223aabd40709d5572c77a3adcc0f75643b4c9cce2e779cbd3117d01f2584fc77beb0db5126c8fae604ef31e3bef2d9064eca923625d22a52cc074d8c9ef1fe55014880ae69055ad3ce03776124b933388e81f4cda9626c94ff1cecaa0e699156148b5e9d81a2c74e06ec9c20e48a8298d649900a4377d5ba0661f3139ce39c0622332c48a14b3cb1e32d513b915f4a9f055ccf5666cc41c4cb0ab462646bba5a7871b6af2d452a8bc15b2e08dc6e7db755fd0703b89426457226cc94e3d280d095ab26dbdf58601cca20c4c398796673e977c18c8e16d3ca63ff90c6972f919e25ea7b6f633ccc04acc816308580a893168a5041fe1f896fbb74c19c3236eb78161bca9938ff1c3e761f4ba2a558542ed02f6247fcac46647952ded1ea8d10be4d4e3e569c8c3e48018358660cd62d372f3ffb9e6d416a64caa65f63140894c9c03006c8b56d20260dfb7a1a4745f5cc97a75c038e026b8f58a001a087c1d6093980abd537e47aa0ad6f2f59d28338ed039dd7c4789182416ff016d5b1cdbe6198e1772761e0191f00327c1ea706f8a00ea82be02ed188649cfdb24420b2a6ed7090db44f1bea0f03349cf0e93c9e74fca284933778853172936af00ccc21a7725308a9d2105c09e9ce959623dbe46e7e188750fa337ca4d3c68004f482dea093c7fec4f9b6d6f0e0b73bb219176907ebe5decf5bff34db8fb45e2d4666d5373f1d9ed62f4834f8e6ca6f55a1cd7f0642d8d26798ea9d8874279c48c4841687737c89144872a44f83764db6a505e121aee60c31455e9e11536b4ffe39baad8ed434a32e07ddefa84aecfd8d90e84258ff4430d9f74e7fd3a961d31bb7a982e2a528ff93e53523bf3c0f96c28fcbcbee67c25c141cd93d1d658a98da4b2d2e11f493442a3c2db4805d7d1766a91f33467c18b96f05a4c40b53c76b14ed3d054f968306ec010a37a0689050dbd23fcf1f9c2051a818812b43590e5c1ac579632282750af4b921f06a0b7490321093a0a363161e81d8ba2007c38fa04b8b91016aa75dcebb80a866829a0745e28f92fd264241b988f7938254000c41d300255b7b588204e031e77abc12891625ffbb75e98c4f49daade6e969d2394d1f588c1fac6084b412efea1ad3e2db63d317ec6b6e8589b604fb613143799698126e49b34aa04b93aa37d8fba3ffa15c3f88861ac328f2812ea6026bbc2c4f29527cd6bf764a0f2f807d1427353fae363ca1c85af314318e6bf8bf08b6b55e7ef7d44c44d1167f47889eb8048d9a60cac9a6fd1b813edfa42f376a557dcd6259c90f63f17f8d51b7d48c6194a34d2ebe34a29443c02e5383661c27d5f9280d27238bcbeaf87ad2c580c2feb06ef3de1f7905a95e0b494380af3c5bdd77f4ecb24c1ece6e4e2d02e369b42d2a13bee96dca8a795229d3ce5affc1cd4a7632c6777a8a3557f415087c6ac6a87aa9d4d7ed524c247455d24151eb632f1f62835d8e17727e820eb4a7e328f7ad0b710345bbeff639bb0bf86ad13abe88fec174709e9a290228e95fbc0d0f9b41c7220f3b765f94cc0d8de65d799dc8efbaecd75b57dc0c2a0a1454a3bad8c77bdcf2f38cccfbd58acbd591c4cda0af01ad8cc9c7997f4f2ee15cd17de6ab421616483');
INSERT INTO public.letters_raw VALUES (8, '\x0132aeb0986ad6b47e4f3399754f19b92a4a08f439e275b0fe48789b7fe9e33caf57f81086f732b8bd46bf48baa902f5a5f1ff62d76103048a36307da4873f0df4ab6e31262655e4f18dcd34cb349b6793a3bc2aef7f41dea0f72a1a738a394bbc1c9a1461cf1851e8900191408f21c8449a8b7735a9c6ff8b0cfc4f0cfe523dc70b03351a90a8b7dcd526551c21d6f20cafd94fbff50797c0693901a06245362cf1bfe09a462630205a273945b51e546546bd4725688ea2f617d35462cfc2316f4ba9ce4de8d511a3879d6a788cd8622d4ea46ab0e3c20adac76b714bdff0a6910615a2f76f6c84de99817503f114a21d71399a185cf80094cd84ad3b50f00b4944227100b664d65cce87371ffe58412eb901be9ed1bce67c690602a23fadb1aeb13f1bccab8585e9254b8ee4a243c61cb5795fea777e0650264155bdd5a4a3c965194c66ad2eeae88adcb8c9e85a3e73aaec388b3e27cb4585710faa384caaf6d426f8f5a8c2ed2a64db09abad2f5d02a6e6e0777b1c55939d4c4af4805660d709cdfdeaba400d2bc3b257efb6080931a1751455a052d90a9afae60b3ef56a2feb21e39b24bbb5b28e66e1c5026401acf56449269c8e45c9ba275a41c841bf9d953294b92a63cb36db1b1e340a668aebc570b19a8f1826589ecc3f0b95897fce5a44fa250147932ce05766acdb7700fc4c4e4754e821b8f32debb5ab3ce721536cb4bcc9a631ba34a9138afdda3c6403eb96d87c788fa50a367d432abb19e2f9c745f5441fc067cc73da747cbfe24cd9e925a472c25621d126084c82ff108ec989fac489e411d26ba9df618dd7f9a52ed1e90caaee4f80dab4a47ebb249c855ce6293b226bdac73d448b785ba690135b30494a0ec0887d750e6575b05a7ffe868091598ac34d10faeaa2337b14512fa28eca68d6da0a52231ad479b81d40cd8819c2512ac9ec0dd17d7da389cdf3d19d7e3c22f7f4f2e77b7c03c287ac8c8e44c8da5b8e279c59c9353f4ee4452145daa0d79999c59edaa08148cddeb7a501519bf5f0b7cf3a05a9309207a6a25b9876382288842e8a330976b80e81a9bffa477b4abd28111147faec4ae4ac6ac200f0fd24ad3bdc2e769916488c3a2ae3b45a637f938761a238bbbe59ddf59e31b845f8e3969ebd9083267a2d9dc49a5c1f83a64c18e444286f991e326c8d72a75522baf079e6dc71b22d1cea8b543066b1184e309bfb0d4e1d10fef24955a1f3195e32ff3f4101646fe8f7b4bd1f3f87aca4a6089d5c1524beca005429b39639dad305eb21af0b6a9854d3c544e2de3aad411e425f99312afd22116db414f1f79c7a9ed1b5a8b75d645ad6fd127d61f06939961d9d46e074356d89a7b14dca829be344d2c9e8ec919aa35829f1bdc7ec2d047bc4ad9e35be7faa2911a3f6038b16474e691b371c148c95d16be26da54bcb605b575cfb93979ff7edcb370741fdf7e39d871e59e3ec783da316c66b9d86c0f0692404aef70df4dca5fe11231556f59a9958c48f3c5996217b2a42d2cf3377aacac0a3f6583c010baea5ceceb4ef5768b0d677354bd880e46e5c3de5da47a39ac02beff899cc687831404024fa1f526bc59acb042ce53cf30f785d4055a9b0d224cc700f4b15988e2069d3b30c33001832d2f58286f0964893c938ee1b74508f8c865a4c8431ab6240ee3f702406b77d6ef634d7e3717c4555e114fbf5bb748b4155cf350965486585dc8286250b66bf58e9c65d971690b074dbc492965a57c85ff1bec5f9b96bd4908a8c3f4a2d86831ad14819c19eb4854a3059fae720c9b3990bc5f87efec2030372386d6fcc622932d6f733ea11278fb7a64d18f1bb3cd689f73118f15c7e37c8fa9ad349fb854553d3bef3a1d14a98a98405d08b7ab22dcca2348767573b5f8cd4036741caa1927073ca5bb9158af8e3e9d1f1235144f9e2dae3dfebf25b5da836d46535da12a9f36bcf95e5b8850086677d39feb90640a617617064db89b6f3a329f0246f6dd2844bed499592dbf3d242f2f18db8dfd4becca1f3d0af6fc6e1c34ed57170b182d5c4cc444559d6bcae8d7ddcd6344bb4304d6c3bf68ec919b5c47ebd36b2da54249348725fab224e15e7d94eab733e28da531ca42e3a4b7af8123cb2b10365a9296b48136aee0db91808cb1524e8a46d958f0193670cf0728efaf546efd02748bc40fcf8e4d0d2cc1d3afbb543b0edd3913a8a4c21608d14bbc24f782e39ad1579d00053c693b40403ef5c121d010d3db3374cc201d1a58afe92d3860dab375061cd9a172cb53eb42a2b58166a6b13ebcebb3189c6e89bc91f183d816677978d5ca0b7a1935d41009fd83c12eedc620bfa736f4908ae77807d5695def46522360ed9e75335c24fa7452facc89e76bb9841a6aba94bf167bdc0253fd7360e1caf378c6e64d28ea0632350951083f9868418f50930d74fcaaaa006d5a1bdac752a2cc62b363f462e1c606b859fe964f804eeba36bdd2dcd9b09c2e800d3cb61eae8aaeffea80da8926e538ff7bfa21fea6d0cc7d1ba61e0f9a5f2817a52b4defcf0a4d1bdbb6c54cf06d609921dbf17ab7b46204c7b3c7cc7d8ce828751af22287481beebc1a10d3bd883f5cc78e3f8b2604de2598725e7f7d8086d8928aa25df93d89af70734cb1d172717e49fcd6525dcf533f13ad3adc65852b05e1c662635141d1204fef3eebffaf4594d01a94e0cc130ea8ab5a58088d98ee7ef125147366f46a55411e1a47f55ea22658809b02db8b1fb6907285427fa46f072cbd79311b95245153ae650108e9b174b968932a35f10d51ffda1b9066f09db0fbe41a38302a789f14e04e01d1607831e9e011453a991f2a8e745196df424ebd8736ceac3499b27fc43c45ae31708ae89ba3f37bb8b0a55a7fc34837f720727baf9acfcfa06adf809d1655e33447bcacd7d31f8788d6161602366259e2c07b98d992e8e4c59808ff8c40b1caaddb05da52eb2172d7637aeb489df2efb01d0bf14502e59c92c82322d35d56e54eea3353c3491c50e1abfc4ffc2659b7c3353de21e9289b16f43347c2070f681afa455593c0ea3868f91f28be562470afb912a39f0cfa958aa90050fa6f35fe3a75576dc57d0bc8c4cd9d0f154779ff80dfd94f10d38e2350955b528ba729eab53067818f33df3966ab1ebfd464c54a29f21fff3ba13c92025e67e05bfe85b2cb9c78dad02bb6285e9197bdbe5da7345096d9496e6b1e3743ada0f751a92f87538d5ac76991f7f81fd3a544dade92168094fc4c48aa3e1c1964ff9417f01f968e2b134a78a9ccd24d48b6263121db7c475c1e88525d59005a3a7bbb2affcdb8e19faf7dafa8dac25fc86820568d90368c6b148736159e8f49dbad3bcfaad67d0ddf0b14425fbf1948649c7f526bfa1f2f717041bfa23e87752a2713ef835ccd3a96fe3ece1581d626d5a92c938c8d6c9585477572ac9689488b0df21879c01e07786df73b423a02d4baffb84a73577ae6ac3c8b2f1f41a56210013f05ad55421f33e8d1fc1054c4b1da7cba7b84ca8c01057022146f86989ec4c4edcac7ae272a78bfce67528b716b536dd7d6b2d59e5b74325a2e77be93c3c5b206fb3971ff8076213f7386cd51921676f9ce509f1930e0a8bc866958d378f6e35265579ec3c10a174599351ae32868b96eef1d18b7060d221c3eebc0e3d41d275e282d69ae5baba8bffc135222387485fb2f534be77e6c5c296dad876bd1078ba65e771243bc8601b93d79e44a4db9ec86856b21bf7f864e430e44cb0523be09885c7bd21e2f5c8f1e9ea2be9eb5403dadeb28a4f236f202f60daa5353663fcb0ba25827baa1315539a41497fe12895eb44a5a129ee377d1f297cda35d56d6b80b3a77a31b4551ea643d99f56ccaab9be56149eb479c7d1ef5b02a6cbaea440d24cdd16595360dcfacffa84060ee3e685d68841e9752e155f7be6c31e6e2e282e8d130b0e5cf25eeeceacd9bb0a1f499aad987390b20dc046391f0b06e5d4337d24861f8fcc7cd44721466c6106666c95ca6c38fcbe8042d877ebd1663ce91b83d8467ab70caa379ead1a401c9a450ff37d231053fce33201c345b2a4afaecd9c4b7fab43f574fa0cfd0441ccb9a626a58cff717c49b78f9d176ff5a014d641e986d5cd8336da11858d720a9655eb92d47aa74388698a51725b81c350089d44b10b8700fbab4e137124a0aecc07b3e2027f00e688ed26bba475e9929cc9cd3c2ca5deda8bd0cff7f4664abd8de242c6ddc5ee7765abaab0bc6bd93a009adf285795e4d9d04f0623e932f1388c4d2a7227c054dc42b06bacf86aa56e4692de65b6c37aefca025a0cfc113b4af37d5c34a88c341c735e07b7016cc2090e75e3b0f1c0afdc4b5df622ef01152c1ea46347af3e0a373ba011c962ed9400111d3c1974881147ae30690e75a2403d6f6c352ab7dc860e3c933d30e0aee8c2e440c588e7d182eda3e34819150ca92d72425bb1');
INSERT INTO public.letters_raw VALUES (9, '\x01dcf7fb4bab4b51d1b7e5db6c866f1e040908e9a4bf45f1f023b9820a01cac7812dbed8cab6ce25cf9162579ec420ca42b19638f5bb545b23c3df86f70a528e4c98a5dffedbcfc46d562f25cb1fabb141dcc1663d2e93547196290a81a52152c94fd54ef0b37ced0d96df26d79aa1b5ae8afc574f36babf76e996de7b2b064dbff3c5c395dc90ed285f42eb51b94d865a83a1572d56156d1775625d09fb9f3eaf411099e2d70761fd1ab98f9a31b1d428c9684c8d57539b7f8d3d51f9076761282d0146c8bb379ccfc0519932c8d1603714128ec6152aa170c044e8e4e8941d5dcde111bbfc5c814287ca70f9fc4e0cc6b0c177ed73dc00e03f37cc04052ab7c7f43f2ec1d95b4aedeb7056915a0d8190cfb63ba93eab79bb68fccdc7fb0aee54fe3999d6ac1503c8a1b5ac2b3b4253b9a9981f1506cb5fa4ed0ba4abc475956c2931377f1b779278f44b406237e424e35441d44c793d667b8721c1ec7c89c1592dfcbcaaf06f09737001b71142647e67415a461dd8c33b2672316b8a4b760fe303385af7c56a05efb170ef2b2ae241f15b8fed92ad5483b34263fbe6dddf413ccb963d532d0f0d9b2af94e6bc4f505b537d588f4d145e68ea33e95444c23feebbfc6c4056758495d9d0505409c6999ea9c527dda886bdb09904138abd15d2071acfc5028e9864df3a331c5617ad0a426b300cb792a4e1859d92c23abefb55b393ffc3b35ad83e0cfc927711af066ceafa2fe1462e9397fd633e9cb73b1fb6eb1036ed461fac735f579ead288bc0687e880b10159001915128210b08ee2c513b16951e5dc5c853e39dc6ed3465d18884dd98e2f573fd81aa13eaa8c6974051946ac84b20f8e425a408d4425505a02547a53c676807bf15ea674f14c39ca56dc6e22c088564e67c6e587dc5fed8e029bcb5a7baec862b0df93a0ae8ec7fce4cd75d44bdf8ca06f92d7817a1f331835587914d46de7cbcf092c84d193ef1716111cfbcee8ecfee594f246490d97fc3a4e138dd4fe4adca9d08ab66ef5fb89ab467f8514e200d3f10bfecbd019bdcd9510cb2a985cf764f6ed6b6af3a92c8959545b25a5501adc066d8596e41435da4cd7f935d22952eb77b4ee94fc222ffa795554c11d2123eea1f40c006428d87aa7c4048495a9b1c2de09ada4e3b889f96a00ca1f01df606b11620604ac8f38b29cc6b5f50aeed762bc39dd435b96be607b103312772def40a139efb0de152a056d84aa50ee51e0137c9fd17ca57a51a779d86c82a71413c082422be6bef9fa9d644a9594370a26cfad6018fde80f4ce32cefea8eb81dec035a74b33c367ddf6d39e663d79f579ac1dbac715d7343405949315c9cb3a8d50951a8297a89439bab6f3a0d5d1fcfb43ffbf579abfcc2a4a99a12571d71a5b8697e318665335c3edfb8541745ff06044c6abbeadc396566b483fc23549a5bde2056538e5898d20ca8adbf517aad0d42e8ee47cac5e417230974ddc97d930340417f74d7edef9c15160c914079605adfcce30d5b9d98c4d1703c76769fb179dbd56bd3c31c59a25cc5dbe3db2a885b5eea718e733696f0cf5b295b90629c3ab3b2088f78c409265985848a3b739574c1b1e1eb2a62a55ca163a81cad518218bff024c3df90525e2d0287af7842a9bd3b0a8a97e54cb1a7637e1ef62e264d56f0614e8ebaeca25c73416b1998af88dc9c99bb0b2f01c388ed205c30dd842309c4e22ec768a09935cac84d1e0e6c1e4d531d071ef2491233c78e8916b2599b9fc534429485877ba10819955e0b68ea90ff6e9193dc4a2dd06ff8758c52cc771220dfb5bbc46a139d1a2fdc0f98937037eeec73c246b250cf813ef612f80a9066595e7d02eb023cc630dd300f207a3ea2ba7d87f819a8ae03057bda0c48642b93de5e04d575bc36e2d36429d800e94d4175faa5c0a920fb75ae742a926126dabc26485b3f0acbb6f6570503bd1d084c3e59ee98ad1ca9e6e09e4034b8caba40fc0c1eca76826b79ad4630a49ce381873be19c58101a6e4d7ac42d7b0c81f2eec677b8611b7801d4dfa9babbaa50ac18220694e0004cb95c6059c7a692b9462602732b59ab9addab3aaad958af91368ccb3becaa43ccffed625247d4e0eea4f1237ab8c638cb9f5b5198ae9c62707e021a1e3506757e553132ebc8e82039c87e8724728be32beb98318522e98fa8099d6061abceb5defb12d1c1822e33788d9b30a9830de08e512abb1119280fdb933897cf2c4b68581725fc9c15864f149f9a52b4324125577c3c27a4a4dfd7282010abbcb3642bcee3bf08d2a7a1d88573764fb1f63693c6f9edd314ea4ce9656253228bdc681df5606ee43701951cd05c596ee3b0ed774356e914cbbfb0a6877d837e0e67b0f63ae714f1a5a75826a93f480d6ee9cacfaf4ba5bbb0fba2c33260c6168244f2192171c22d5a07e9f3d9a9a0c3ff1fa0ce67dffb9c0a3393c259896e48430423fa79532364fcbde8eafd63bfca582004b4f72a588f091b5c14839e92ca370eb52544cc23842c2d304963c19d09d3f09b835b5f179704b75ef1297c59aabde52e0714ee96b511a4316551b239f99d666d1f1ed95ea65fad93f9d38820d5b31dc58f397159c981a8c6ff290d57d98a00cc37b2288330dd8c1787c42fa78661d619306febe082b67d4ce2285c10b4b9a900576ae1a6c342d5e50030c66f7c7d0cbf55b5ec6e6b1a87ce6e1061b5cb8eaa002e99a890fc301f111d3d35dd808f79c76744cdd14c30a33737c337408f2b9ec7eb91ea6e17444acddd8884f8311dd76a2b6c31743941aab9b55ffba1561de0dab05915d85b45acbb3308b238b43176efb92db805c358ada501aa6e921fd871f04e631ef38d3461316bd14483fc8e8499c4e1ea549df0166ae1d7a98cafaeddb734103ba25834fd4b83b97067c46e87f692996f12dc138d34272b204d18e8261cd112ac8b67f4f01f8de2c7f4a470b33abf4aec2ad31f7861e5d372ee612b71c5b47888505533265ede0f04cd853a5cbdb3d00a5531039eefe1557bbf79c758593522b5216c703ba888fb68ceec8ca382651745057cac19fc6215b2d23ac4cecad12b8ddafce1daee4a93e956a677c3e60519611c63d67fc846ffaaba573cee63f5c9964e26bb8b48df9c74ee970d40c043e55e568f4267e905069250cf0854e1a0e12ef0a3fcc4a9eba5ecd1621124d51ddb81d5f849e3338dca2e336bf8bb8ba134eabc876b08628f6b63ceea7cb344bd5f6f0900c22967443ddf0c491bca18c66f44f4d422a355f4499a5521afa924ec45f47b0038c5ec536b87e44d0819dadc624346f442ddb9f4df1d91785c8a505e295cc0cc02679865463e3bb71ecc9db9b576844e39f7c1076c2f86b3e322de4fa8c23c90c6f40f98ccff806740912b92ddf832c05ec98c8b5d66722b7013c1b2cacf421dd9677b71ebf8d2afd41fe0bf4734123fe4eedd0131ba663082238c15807d2c9874385c704c345cd44b237396451803974c3fe9bb2e8f61313daa963a193fa5001f0b668d7296bef63775b4a2521865486ec8e8a6c23199214e567d95d2012259c4e29904feb902e7def3b8fcd7475923234cb2f366e0f35c2bed32ea5e97b6a943903202e7d579fa83e287966e191b5e51868c3c700cc54c95f295fd4c8faca52427449e006c8fb3bfde985d4884a29d7e7b997e98f4488eeb63580817fa3129d1d9e3ceb730082c2c1b92ab0c58bfd447e4bd7bbfd0a54cf73a3de944b5b57de41165f01b9e184e5625f2134e3b9283085e2cd0a86f3289098b5ef0f1fa4342f58a47094ba2ba94c190e893f3427c20305c863bc52e5601676ade8552f9888b26e312b7f81e613edf17e5ccfc9f3b40b720e8c4dc9b76ccc3677b77c54a1e6702bbd1461bcfb8ec7701b4a8dc58f3e683e9c8866be77f6fec270d3218f71476dcf70772a4ad8bafbe2c1be5d74242bc3307714c5f14c59b2758afa2abbb682b081081fb972fe33262d0f3c3284194b28fd56f234bbbd36ee35364d11b03ab96ab3776dafbac1f7107f5d6234531cdd9581d1bd7eee42f829500725517a954688d3b5082fc61b0b7665d0d298d4c137af866fa27aa1fb999277999669857ad65504c85be29c1b8ef90c4d80307935693c29406262f09f5166689ad83fb37cf1eb903c8954d90af07b3f0763824442490829a0f4f6862e19913983472298c0762feeb3c724b107bf30600b39e9e576cd1d1fdc53497d2c98f57a85fda13dfe9cc4c773b3b55074a6290ccfe23433f48898859894c5c2a9b1bc4c30e09727229367d5c3eb9ccff7febbaf735acebe2a7dc76246a9609c06f80076ebfb640775d57f3c7d02d4ddc12b22c5c42af90822e92895ded244328548274c6b5f0d51fe17309959d3a6c40cc2a47e597bf21666ba938ceef0b72237b27f1bb26af9971c093228d45bb0b4ffaab7b713e7758f09897c796b82132d4ff6b15b26541f58aeed3b5b4253480afd5c6661b2e580b715b6a28a3188061df4d62c29e33130d01ccbd9bc2702508540565f86a234b51328c644e59e168ad1f71bf2013928f59fe4f3c5f6b8ccea89c9fe2859e97a9f14416093a315271e6f2b26050433b122188869d7fc2ab89ebb35d2f2e7134de1814d205f3d80c0214a6467c56c4aa874c8222f8530ddd75002ce762f8d26879f069031182761e2f87d6a60d3968bcc455cbe4adb57339326226cd57c87b9545fb02b94e282d21abdf9235421585d7d5593feb56216d5362a99d93ed58f02a75d82de2bf36242250159d130936d172818a5d35b20d3ace2c97da79c013333e459172dcfd4bc38427cf56f6ee52916c530d49a831d0815b28078314f0fe3401ff5485d01eb294308fc7372d1e1d3e5d8cb3b220b5f746a2468974fa2377fd98a6fe58a52027de6ed330b9fb34da9c1e4f307d8f81299d42ad68284da650898d54e79deaff1d1c8b9ebf884a4b04f5593dc4cfe96925d4b7e3b9206976cf8c2ef256101f47c4bee9574769cf531777a42155902bfe0a1fe7830be732854185a8f6a232035ca793b0351109dcd3abe46216c259105e8b07df2b5c11ea804f24729806d5185af0fb877874337444f8fe3ecc3af3fd0fbfd6e2d12045e80895a65489c022c0e62f650d605f2d9e67339870faa5d2a2a1d80f5eedfb95d2829bc2377e8ea55afde4668cbd995c086f1f24621f3409a41be86cdb435d59dda49a503f1f0f33499d0a441c60d736caf15669819d1db7955bf5256e351a7953521bf3006603132ee3ef461e1debb24ada4839050615c9f13c3d8b5d23cd525097040c1fe54742a7b01a76baeb6418eca66b89a87c3f3b56312f94231854fc4c4c00c15667582bcfbb3c0ac66ee4e310547dd140d12d8cbc2c47894e27dbd2e05eec4045af894a11c07182161ea301a816d7551bbdc2e42d36b3b318fefbc516ff3c742ea3f14a542f037963da116cd3954522b1f70784bb5c062c8bae99cabaf544922c463e5b4082df27ab31538093260d83994b940ff101beb1461e03607c533155b59ee78853d13a8775d9fc946bff41767062202cdf512d595f20ddc83ef7cde5a419d2d6fbd97e0a215b46564f1d9f9d62742f82fc9eb03ea69d80cab7e1b60ba786f8961e1af179e9c2ed5cc796d50eb10aa1bcdf1d5a1beac9da5d06fcd8b430f27ce5f1650def630772a50644287e99c71829153bd3b82fa6e0a8a9f4e02084853ea9f05ad9194dd5d1f78fef5eec718e512477542628149a847bf259b6ee6b94352d53ce88dd5225126f2cab57482ffc9fa20683d7dae8cf70417e0654fcb8b1442038526ece646af8f3751178ca645b4abe73ba27e037a8db7e0d6641e9606953bf4b6e8c9219296b30d6b16be5fb2bc7297921ea2adffd41bf8b265f603b26ff5fb87dc1c5c01151b26ccd29dcc898f38ee5d05653034f48021d46faa5890b640c6374e314fa94ec40285c709c7686b9c1b222512d491b9b9bfcc094c1689a74c32bcedec3855a8b9179f35e5bfbeae19f7d698ad043df633ce0337a7f8904a48cdbc978f07176e3d219e69f14edb9db5b144f9996a85763b3471bf6149c0f6c89f762de8a8870be9ec054c05dc09bbb743cf09a071ea8d8ff9e0ebd116a891427fae12f5eaddadcace76ce02e592c9d79f0f3a08f4525f73550bd32a6453ce6e9e076ad9e087e5568f824c9f6bf681e3092c78e1e70c4d59f9b160a8e43d1204619dd026cac8321acc8d8707477d7e2e0b7ce7208268c7fd8387d3b06329ce42c892d85fca32050923c4b524967892193dcb5eb424698af0edad3acc5f2c20bf2fcbfaed4df245468fd05a14b601f48053e40bfb89f110f88c8752055dbb1cb7fedc88655a320da39a4d54d3d51e9fb6bbc00422defa3a60f0ce3cf523002490c5fd4d8ff27b55f76f23190b23bce1b9d24b2d45a73773da9abe1d97e972179a66ef4019b1f8912d377f16bbab1c7f28af0046e2f37c17ca36e60afc6b1cbcd70d92d8909898be31260bf4e18113f5b6e7a41d47d45cbaae7f2e6889497a8ba7f315acf589af3645acd2d258411a64646ecfd2764b8632e1710c63c75c006afebf438cfe31c9a2baf09192e3107616a5ead43cba5c0979a7b42329bd71469fb74ea7a62fba3ca05fafe2cf6712e202b58bed78e8e6afadcd5f932d18afdef31effdec67bf3daf4f990af00076a75a40e4d050c89df14b5a14c1d7709485f55c63dc63ce916ca64e3317aa420e113783a45e2360da92167b0f7c5fbc6dc594e75e8ed9af6f4ab996ab8282769b4a0c33acffcaace7baaeb47277077c2888430deeb2a1c74952e2b995dde27682ba70b6785bcff41bbc8e728bb83e29aab35e5f6df39fe463f5258be0aa2937f488be19bc83e0a7fb9ecccb94d5de7a342e0a025b8b7542b1095e2f6925d2182ca1b75a39ba46d9dc6453a2030c53a42fb89d97fe90e5b85db2aadd4f12c80b1355c5f87b4535ccae0068c1780aebfebf64a2ccbe749e4330fbb57f011f0dfb328204487a08d80aa1c58eb64f73989a4185d1b65a9bb0120ccb760ad560280a0348762242c906549dc725a01aef77f10708433cf185e6bb70473124396ac219918d33fb006b3c3f516359bddce4e41a218cb1355487ad797172275649251634a90baa98387d4b6bee134075a9f55328a7980bc2627596834382d2557ec7ced824d66662c7b1b9852beba9ad11065cf7a2cc90b9d8cb78163cfec41e37509be74759f84cca96da2ed0143701bc7e9a87b4a7d104092c39d703c19092edf495dc7a96d6aa9d7f318166594cceb2eb6aaaa314c43a3a8295028cab41cbf4f864e38b7894578b1302e6fc08be651e43684d76ee4f72cacc1e54c4a26ccb9a4a498c437c9b6726de2dea5b609539401ae87116ef86f176f948c37d42f4cbe46ba9c72b33351aa7a2ccee6cd0c9a8534874a5fe435c3e6acf12e990ae3d062cec834e9b2e440e1965965385dfb9c01adfa6c3cf1ade361e6006cf1f5b729c3f8b1832313c780191d892093ee2634e45eb8dda622ad3beb6d625c12404ae2988a7069e98c76b1f7581dbf1be871ee0e4105b93dd25f9caa6d3d20cac1f7492930012429290e8eea5f6cc9307ea4a9674c1424567d5c38a985402e05420ec902d41c6ec37e3e496b4a86203a13a118e5f5f460da809368c5285d342feaf08232dc07c008a74d5ea543c57d738f424ec914246aee59a58eed42d6e4eb83d0ce5842d4eb296c5b413131980088d5a18694bdb9020de6e6db423be31c86f6ec29533365a2e8cf65c6a8ce60e1aacd9dc139f010e0375155b5bfcbc2f0f87e5d1e0b87576a39e62a7b4daf5833e6ba9baeddc422c5de8ab93233078ecd2c70cdbbd6bc394eda9017709ebd1cd429df632255c0bde9d0cb88229f42388e56efa600b2b99d0c0c1a16c9be594762e97259384bca2ca19b6ecc60045d68753ca8546e44a1645bd701818126db8e3c400ccdf2a9d2eaaa812e3d66d80db6f07999a4c48160fc3921da8581eac905125e1a6c78df20ee84bb2a6ce74b25530e80db1bd959fdb1fe35b1605233db2270dd74133ded475b90f30da458f9fd9a4773351130a6bf12bc54610a69e0885124670fdabf140d2d5cb1c1e74ea7b07d6ac99ab6dac8c330b4b493f8c99ad07a000d4aeda355d529773a0a5b77f01e6400633adf1079baed23abd1a38d64901c7c3c1c388a3ade90fedb982548e96b118784620de3a486a3d130ac7f2964f20807ebdab32fd234db20e26a7bbd52d0e10a7dcf82fad397b0f5bd578d05c54b4164ecf5696ae63eff198660c9034d0ef8c33a76f71aab2014eab77d42a9d6075a6adfef59383c23f05820524743060de3adfc38fbacd2428e0fb0b1e1690eab3805b19f8b9be49c647cfa716e637d25f6365a4998d64246e76ec8cc1eb23527f3415329b225d19dd7c2f1ec385fb8049d0d0e87e04e57221065a7176c4b059bb9d4d27909a23d544f479dc2c705f2378fe830b59a4d2a2c4ee1ad4735f47806d8636578d2223c242a90274a887e65c0538cd214b65c1886d6da999b2185600aa74f62de176655b9f7c072cdbd2e35e29ecdda54377ebfc1891f7416ccd42caf012e1a51296e2c38568250c8f1de89af09f3e2728fab0274cf35e7ade50a01b222cb1d19283392bd6ef2596986be7f8a69e4eb7cb30384d6f0fe3c071fa1e8c5cdda70fc791c941e9a93e146972');
INSERT INTO public.letters_raw VALUES (10, '\x011960b238d2a75c9b3d4fdf2cc1bbfc61a5678fd97e2c9080071c49fb28701ec62b3f2cde1c351e9ad741aea1bb5e3a280f7332ad0c42baa4ffc0401e0223e0ab71b72efec0343852de418f20973869496ac021f648dcbc4ffe49d8300847415a5686a1b2aa75cbb360ff989b3026a992ad981b0cbda37f69e4bcff53878d458ec10862e44f606b02b248200548dc264cbd13785d9106c9f9edeb4232cd91e93797423e760b4b2b6bb16318493c2c519848aaccc9ab1d4076f83c1aecf3aadf066482ffad739eec82610756ec1c794405ff005d47aa1211ebabda037659aa0ef43cf3328bee483b9e9bcb096b9e5ae9836fee7dde9af1abea9491e04b7d47d453cda9ecc6e47b2dc3f0a9ce78a0c39fab4efc4cde88e51c0dd61cb6495a861efe9f87a4e79f6a9886c5e288644410fddbcfa73dd28cca279b67833a381cd5c9f9ea3653ab67a7b0d515fe7cc0249601c9b047ebe2a3faef6afab0317493c25513814ad69341de2ecfecfc9ed9bfb95bfc2fff069a699309615f78708ffe21dbde31664c4e68fa590e90de6b2ef054ca31d8736e60646709af090d988002251774a6e65a81280cbc7f851e8df5beb235df394956a96c6a189609a99f6bb19f3fb860ecd4baccc4dc84e12d41cb19d0f58307c8f9ede2eb4af9b6429b040c9b6de9f185d1cb88007b4ec0d578f93cdfdcb3fd01d4a7be52c9cc837ec9173e194d3755fb3ca1b746d13423feef3a9066527db2ee852ab17b24e7ba4749fcf83a10307e0a2273c403a18d1b94329836399764c2ed65b961f6f951f495649924ba24f1a4f0d71876efe79ff830afb62e9f0c09d09067a86856e1d0cbf090b50e39e5f60e0151fadba68bc2acb3f351102fcc95f6969246b4ffc8e377eb82e638b6511b338fe055ecbefd5dc2709d606009a0cd037ad5bfb3e657c43764f82840a03e4e90074d405aa213720c6ac2e653167fe08835c0ff4c8b5a8b9538cbd10d48946da261f142f54d9b191dc6665c88551bb939fe53244be87caf972cd22796fad077892d578682101a6e2514ea08f41483d18351831605159f3fa23c2c00b27db2e4055924e8669a41221d91100d1f8fbe70b400b693ea61c9fc0ad920ebc719bf06497bc2a6b647b57234fee26f3d8cac4c752d6186b63110ea1884750d6dd531d77577519db0d00a045d11a4fb549701c1683a4c6d1136a3088e7dbdf56f13a6a0f82478c739938b2bd131ff2743cd9c7593bac03ea5560dba0838507e9b9bbbee0af2d46aefdc635cab34fc5653a36afe4b0452cffbadf5ce18df02af9dcf4ab896db5edb2c7a70c33d4be2a31c167440d489910e7182265fd331eaca9cc3653546ddbde23ece44309a06c24e12ae6f6a5846771398ed815acf867edf5eebdbe15bc249e8be0f0f073d7c4c6b660f2927fdff381b653c080a8386b8757f54c6c82bf9f41b07fd2f92afe9e439559810e1a5482b48b1e65114fc3eaaa90219b126eeb82470a874e1f177bd63d5340a60140cbe2576bf68b5f9e2ed7920d528f492417111851294b3b7d19fafb6d8487745e29d1f5cb6790755033fa9e2216322f95dcd47de96fcbb60ba355d997ba97eb947d0862cc98678c7c3dde91ad844fa537a98bda6c7cd005cbe6ce5161539f169243cba39505a06d24c58655d2e4061fc236b5e048b658f616dafb085eb8f56c26de9cd9c28f710e24e2e6bd951ed386065a8904979bfa460ef3e0303cb34fcbfb45ea846db4219befbcff612b531af3c249440a3dc0c38d8d5b64eb409e38321abfb90c0750055d722303e9c9914ebc88483b8cd4e6bcfc9605aaa330b68648451f97c82eb45f08147134f3befcc8252e3fe338da38ee25db143af1189cfd9a5c82eef886db50ec2e4456c5db696c188ce2463332d72bb20ff4bc2dd692dbd80cad3e9a8c931257450420f6508036c4f85d66d773c7c8e218dba08d679d4eb9766496ba9361ef2ac523adc302adfa699314ac08bba0e8fd5c80932274aa030026360910f0586a45a8caa9f77648f57dcc967f0def04c5b3a1af848bd75ce4913145f3639202f90e1f561dd53803486d95378f5618f717d2cf7ae836bb8e2d5eaadabab24ff3f8b47efb3995c0ca37c2cd97f0d689bbcd5ca0a4923ec10170e6a4007b744183419b43e3a1a0747c56f42e97d9ba40ce82fcd9a7ba9204b955125965d4a592e0f2e5f032f5bbc547cd79fb88f59d52a2f15986bd3fce07d210d0a913e88d907b95d63ffbadadfe4cd1a186ad4147a345907bdd1afb6d692e9eae440e6aa9bec69545bc5787a8614ca455a9c384a9052438a1890e8ab18e0914a9d571d0426c3ee239cac68be07554919401002ddf39af67905b7fdb67794681200ef77a42a920155f458409c8e9056334c5d6f5f61a1973410613de088fff4ff118bd96ba41e93e2814150f80d4aa2b8a5206da953e6c806487174d7152daa09789674d64319bb8ed04ef8540c261857e24577a9273fda054d9004c7ca6524077db3d077eaf3085f870852b999afd4b45b714c6e59289a129bc75597560b1f218a117ccff6e585faaf6aa32dbdffe5ce8f7cde12b42c2531137e332277279b36b5d1597b74a27d3ffd12d9bb04b66dfef71e2444d2bbb834bdd993dbc34a7aa4c1c0d63c6590db8522db3ae006fd789b3a147a06f69ad231fe639be369851d089fb98f1d0629b53bb5929edabaa14d59a954350e7d110ad4f6d4ec8f621b65f95a4970e206b9ec3d88d05a6b7cd48063ff69a1eac97d113c561821c6bceed65bab959f4949f13c51e9387c2cd3793d77b38baf204ef47187bfbd35c6b1f9a1e226dbb45a683cc9597a17575050b5d01d9278ecc0cf9baf0294c76f16d37ea4a059de61e410ceb9ae2d0ff500fe4578ca4ebef348044720d3c3679ece84c21add8f69972bc8e9584a2df2a93fd31c3cd0c340122d23def223917e2e5fbe7d8cb9f95757e235358320e4c377060703e6d675382cedb1231b43e0eeb2e26a7a6ed1548a8c8062d3bee0fbf13c03c2162558411c1c6a129fb28023c3d54939d0f9d6101dc496f85c3c14998dc9c5ddba20e6b2ac3c2480fdf548e39be2803bac4f7daf80ec43937310370e70b15a21da85c87b481966c5dad16ec7556f1d275a96f865ef139eeb58ccaf4d18dce989ce9152aa4b7a02f5ca3bca654bbe976c2c120b1c03b98eeb231e47a3c6a63cdb41951e763712cfa23fb8745f05e1ded0300fef86a2ab31c459654f6c914e2ef81ea02ab3a7db8963c764f173e3be84148119d427ec40a3c1a43a8a6123d631b21aac21a1887316f6d22d73aad90596eb5b20bcecdc7912d6504176141dd8915f3563308b7f1a26f138e0193b48e55ce7b45cbdd5c6cda2fb7e83fbfaa50dcae442804fcb1865abf13e460946fdde55e380d481be4348d28b79263f7f4dbda3bfc92a5f7c25fc03b7de49b5eb33c5e8bc8b19fc8cc3ff96ec5d0fef6af17e753f53f7fa34abaf5d26120c94797a6413e3064c7975afa30f8870dda52900d1bd5c39acec1ae02948d76fafdbaacc7c95296455029d011ebe7d84119f2225050b7e04794f8bbc4eca76cb097028c8040feb03c79eda1d441a985786836a91fcdd79af1dc67b6289805f90d37959fce6a312313c694e510f657e19bb6c3c252deb858c8ba22446ff438eb08a78572e86578b8bedfbf72158f126ce4a8e6e52b1adf7491ac36adef1610511ee26f37538e81e2c198f6da60bdbd06ad0cf0b5a86bfe4cffe801921f525859a379c53244fa52e59d2fbb2d2adfac87907917454e94a4b6eb7ecdba4ace0ef34be4443c5086feb86104f726d4893c0a8f1855700ee723658c709f47d18a02411356889ab763a882f8bab627460591c00c5aabd204e4279dc5cee668dcc9050acb2cc2a680758652dfb1bc6c1c869ee8d4543a7a833ec48e0fcc15888839d4d89e3d2885e28e60831ff1c7aa9e9b37f1361cd8f1dfd8ce3a643d1da3aaa58e8f1ba9ce698fe375fc7990de57fe20a8953c0800e54c63be088fc0f76cfe60dd39f2371d4abfa0721831d9838928519ca6a5e0ea6234162e46fbaefb141849434deeeae23ceb7eef20494856a0f72a36bf1ec6ebb051b69c94d80fab6707932e47838f22c3098ec1d2fffd9c02817ab3c7f897a3d1158305d37ad6d0d0c5145709b9669a07e10797feaabbe0caa2b98da113cc23d01d930fddda183ccff672e4d2c74f0de45afb0670e29bd26cab799c1b2221e83094a8568477306c837b23a44dd53c320bfb318f39b4d07a3f81319ed9b6a0c5982b85547ba83462a6a08115f95d722d8747827d64b8999cfad36041eb88b0f840611494f69fc00956be064433303a4fe35351432dc787982602c06da05b5c3a75ce9f4119200ff3b3301f13a9cab4890fce0bb4df35fcfebee83d421df4e8d1f82840f00a79335de8193e962bf1318cca3f6d3f27db081f1bfe04006868e2ddbea59d45fde734539068136b8ec7fb3dc1bc80eef4bf1592d479316b15e0d3934a78ceda72da8fa6e4ff42a3b5ad0e055b3f8ede98581afb754c4d72b7795a63156862e21b82602bde3d548b08ba384db43588d2cc630f4e58b081120cad588fe041aead5bb5d69459b7d0ca885fdb810f9bd8e32db86f01ae1b51073be6895e15c366c2bc5e4730f8d2f5c6b585c176f3142cd35e887bf67f8a27b0a422982cad2428dcffeb5fbdcadd1ba524c0bc9567fa85f599cfc3ec71be79407f4d4ecdb24b6a086d400baa786c85c887708b9c62d018de44ae945c6bbb5a2a2e97da191f8829375f22f582a67436de23af749bde49a137051cfc7e58726ee54c60c038c40412ff5be8803536f26e57e7770de6869a9ef8a00fb321ff5f5a7a22446fae06fcfdd63a67e7d55a87cae3b236a95884ad5856547ed007670ee9f7cf498328bfe262fd755305e6b7952291616e47ba2e9466796283408289188e966bba1d9889745c7b8c73828adb7a985e4cdaecd1702ec2094ce2b13d7df13fbbb5e7684db0eb223f103086359051283151da7861ae6c4d9552a27d947a7a867ae65ee8f30c97b442ffe7f16094d0c2d29cfe4954751aa8d9384e4e2122e15dafecff1763517b40692dd931635fcb19852ca72927f52af508c53d1b64a63cc632f92c8b88b01b4a0f5120b68bd79b5795dc887418320c6339f190dd8c578e7d306da5d43a1923af30037e6738aec0ec0f7702702f8f380aa0594246ba7f15eafc609098dac932ff7f09a8f61b89b78bf24ea578bbb7cf3a7f164065c5b7bba81b1a6ba17100220403862598d47085d4378632e01452038e6a3fc98a92cc1f6b7e04a73525987bdd0045c8964c69b78d9d85b33afb1c35d7890696c5011400a03590290769fb21ebc0632c9c57e1d71606f55800e44ec5962fb1fd9b716a5d04d188938622d583a44944515c434842977b87082553cc745acf692078d26903076a3ef08b06765bbece38aada72c75c1b165f21d50310e4fca1cdb55d625d763426080ceb7c1a97f67450b3de926ce8ae27b389d4e959ebd81a0bf82e2d74e091264bda072e5ddb4caef34fe761650fa674b7bd9f45b7f054ed39029179e81ff8d27750de87bb3a16f3ce9b289c25168611300816953667c95bc43a9b02a94c5a605ff89775826985e51923c68e2f9cd5c0d60c9ff21865c9c2a9914869fd0d1467e5ad651a84500b699cf2efa0c922dc4c0812a74e619f78f1e0aae85b77fb46eaa1e9b194357d2d396eab2c85f28446a836c142c7e24c6871185ab9a3631c732da8b857d4e8378ee5638f4ad04bad4777afcae8d1b87a5048f5126ef2f8421e42d0986ef0b996b8fcbda91fa6f1d9e82edb8b6524713f8429a9b330339d08a9c368e58391e1f6444dcfe5a555ceb59761075383bb3ef9369e2361421f3178153ab4f15bb3dca2ffba8aa514e947c5e6020ecfd7682efcbba7d1559f3ee8b0953f9abbce2d8c3c8a41d29f3f996a484bf9de5634743190c3e1740220d32e77afcc028c987970871043b5ed804de0f7ac57b890a04f3c0d8a3b965f6de9defe05af2df9f53ebab0b68c5325b2f92228cd9ecfe5f9dfa85a2f56f7dbcabede544cfa421e4525dfa5081ad9d431ecdfe909ac9bdd6b7b60773645ff3c117935599733b68700976b440380830a96af7e5ad04b087496226a03601137e64a1141a21f49aabee306d529ea4d0e37a17e9c6551d17d2518a53954445d844bdae0c27228c4ac1419c54ad28c1b5ab959b07b62e73c9cbbbcaccfad16eb0b5199eb50c9bfd495face335eebe2a3b3a88a9d075d8c18b631a171c8f5be955fffd5d5d82f0ad03261e6ee7a63d5e193ae83e23a24d3cb452197a2f63c2a46e1ceb0e261fcae9b48eb18222d31d714b520446dc09df4758f225663376689080e636ce0fa2ff3da13f67931b562e406918a850ea3601727c6aca674e91e1bb151423ab67ffa4ba0a9757d6448a49102fbdc9b1f43b01cac44664df8a511171fc68a64a60151be15a9338e4533b33c78805c92539229b52ad11aae4824f3e926e9fc06491c763e2c91e04e2548708b4bc8ad136e52941222cc9780c899874ecb2ed0f429cd5d4979729480d1879573c8d5ccc36d16574879a14c587959a4f1792c651f3c853cbf1dc3d5bd8bc8164dbd72d64bee0b086823baf0982e8fe1b29d620cca521e711f91501845a6a52d1294862ea207bf19fde10c1ba74b09c737edb2f93fc9b626009c36c390eb5272d3d213753c2f0ecd9f24a0355f16084a46e3a41d15924cf8d067912e89aa64104188ad7218383f5841a4d1399f9c68d17b8cf0df68b823972fb4dc7009e551438d58d94dd755f75dd614a2359b6d6885f0862bc1bbec064f97884c1973b287c6cb93f5743a3e0558e99df14f51ecb6bbda3f8f654cf5130fa787fa5462d1634e92e827b41962d61c2d364949c749c54d5f0a8f032869bc67d9e2ef4ccae9620bc8c51bfcfb8f45ff1b4752a0a3c4c9cac46ad');
INSERT INTO public.letters_raw VALUES (11, '\x01377508c49333e9d35ecc34e1303f0dde078100839498f5f2cedd6340cc9e56672754387377409f5999936fa2cc4df2dc88a2709d050aca744e1f0bfd2c1ded5849078bf2950cd71be4af044dcd050dedabb20f953170610bf7fc904a40115a6032fbc5b7e07856aa7dccdcdf11a26ba0b67e8f5da7d46fd9cd91a12c99d849dd78e8e9e1bd19d7f5e4cbee9d47451acd8b6aa3bbe1f4edbe48ae88428726496198e1396cdf61fba4bd0bd28d157dc61a4eafddcbf565730e5242874e6fe6e2bd6148b27fca1f785f2b37cafd1f682b4527343776d4f322624f7babf37c8a00ca34d637312ee90b28eb8673ed1c8abb6d3b777d1b7074847295edcbba269ec6da8e06007e9b35fb693301127b8812c9875d9817dcd05f55abeb31a9e47ca136b687ffb98552fc2862af6ecc5ada4b3a1746c5343ab93db764dbadcad774985bb7f29dbe2b1f4313752538ca790c4e999217b87607c3b03b146585afe9fd3ba5752a9f6aeb36d8561994adb62e40b950354675fc175b480d452ffa194c70e3f4a94966a6a0da5c35637f2f12ef5f90252efd7e0229bb3138c9cb465a7d5bed93cd4f392925f57452af0a62ff2e67c36f55985dd192195726387afa8e985f6b1146800d4ad1c852c1f032abca09657be2e552750bef65892f46442f6a43fbfb55248d51865398a03781841f29d51443cc6b9a04e68f5d150045c6e7ae4fd53c994db86315d4881a24eba826f457ad1fded4edf461126d877a7a39fdc10d88d5d57619f6946ba500bbc206cfeb6ad509d1fcc0a82ee5121dce642bf8fee4762d69581fc2e033dac0434f04c2d297bbb8819e4fb51e98fb32e04b31d2ed9962a41a06ea5f560b4962862a49758a92bc74f0144141dc2c1df0ea5c9ca551ff2eb0692ccb55b40b43afbf873799d35bc4bf46e283f756d8492ee74439c10f4dda235b12fe4bc0ad9fbe6c1c8a136e558977653a1844d11dd1c82e5ed34825d16ce9d98974b977dcdd8d96a73705a5420a497897de7c5fd8d8cb8ad29633e61f1c04a659d555b8c66a8cf61912adab242c4e366e600bfc438b1261691aaf32cfb4a3adc280e0491394d6f2b79a3c97c48a3546eedb8960bb89fa989a31c1a5a5ebbaab9465d279b43cb68d56a56763112fe5dfd4b7b3720ea4f9e993b726137cc33c24dcfa7b0757cf2b33447ac292d927094e2db65ac66e5e8ddc6911a1057074c95368bfd7ee803e374a4316415223fcb63fbc1642943583b92c76a12bb6ce70192aef7c539652ce4a998eed9094cdaace7394f8574e948036405da8797ed9e1a9b6ebb9788a6fe92aa4e2794ce992abc9cc24e44fb8f7ee4685e511f4fd44cf92fc66d3ea4a80975860c07c90cc730bd9b53b65df709279a570b627652772e6955f2c297c7984bf3cd189b4801fd4ad8d3a59958f12bf4b7fc5f5fa264b53a8a0f7dbda5c59d5522b11b2067b6cb07d6e9dc2fe6438e47884d8cbf3c00bd64d4c3fefc749d49c39276b7a1e3f9e99e39ebe8e70766a68214c4c849a334cf303a8e279dcbc0750f6c1b5b02551cd8f46caa0f1e7ec0519aa5cf609fe6fc7539ef7e580fee6074401e1d5ae58af58c624786895010405b6a81f88784b8c028c9290115874710d18accdb16191f84221e97ed1a2a7e629fb1a6347582517f9f513dae3af289840891e3ccc6ef92b53708b2c945d7d9211310e8b87ae8a27ce27adb641a22ff7d3ceb04d7746c2ae3c1f27947aa871088d2052377480caaa1254067e537ada2dcf3dcb3bde588494ca3d8f6391b4d380a19e964025003cc9aa269240b184ebba02fb4109a320b2bea5338f6a62827dfd6865177049da01873394bb03f3fffc0f20c8d6410d31c0937e9a2717043242cdb43aed664a6c5419eeefb57a619eda7d9560d7c71f126e8a57abded460639d565b69c0acfe15237ff6088f279afac202433bef7f7ba746292de763c9dab16fe4ee0e00906a7559a5e6f19415e2d86936d6b32345762df99f77813a01e11e5f015d9f495ce3966e722c06f356aecf11b51fc11b5d6ccee76359d21a69627dd1b181a731ac2e40fbb3f4308b05621958832bec4c3f0ea266c3123fb5ed3632b3018071a41b75591f0e98dfc5ff884286b928c1bbf455f54b94722bd705c7374eef55dce66359ae8c7b62000544cddccc108cd364d1401a6b67fd125b0f1a999377d02c1963db436cda140006326093b030223e27e165c1aafba31c48e50320a02349976629285653d679f08e09e6a78456e3a1444f80379642176089b1628c416c110ba2ced4bd9e10286646f3ea20136d344f0ca61a13f1a76d4e8161c62a3b113a804b1e7d6d32eb41abb1b609e34586fb56d2e35f21f28e53a9ad148cfa13a9f196a9a779256eed61760986ec98a8f154fa3814ba1e24425edbb86f67c6431261c3480913c0ea06df63d0f5bec9a570e8fd0d07e429d5d865037b6b247a2a820e264ecdb841736cdd7467f7ab138ac949faef8a258bb8ab1d91de96def7bf885c303ee60668a63907d7afac4d64643d43e1f23fbf6cba7065e805fa351075c20427a83a8de43b00f7286e87ceac63e3462965e4d74c9ab3c1f53f131b8a5aca4f33d09832be2bac2877df2acd0fba0a141dccd424cd04d0f14e6d35fc60f16eeeb45132847eed01487b4ddc44bc2e425683827599e6c57414c7c5909cff8bd09ee4af19ca3f4f5e3b617c0de0b75ce12c212e1716f471a026d52774b01f2025f89e7761453b4d887c80ec90645b4a678ed5e1d6fe4df71f573f43eda17b11dadc12c1f36ff310f9856b6d2d1718101f37f1d78226edc98c83f623e1767648ef9e9ffa22970646090781cbcc374a094655f272be5eff4a92851d7cfe757dd4a346ed7c9bf36258d0ca8fc9ef7d583b7a8436a54c2911c866197cc1becc59f030983a459e5945ae22582c5dfe284d03c55cfe20616f9cd24f55fd370a5f88f124945adfa65dece30d98baa861496418b68ce5274e5456737480a985be11210dd3f718bf18230b434b75e7482acf7eaffaa1427eec8003908e6947c3353ea4b96d3d171d0f557ab052ba8b151bbe6232f05c9c0229d739b7647d659910a60222eb749b75eded4824edfdd4ddd9a8ea96b1d1891916198b78cf33b3db7becc50fe332704a44d5');
INSERT INTO public.letters_raw VALUES (12, '\x012afcc4d2ceda840d66f0e6e77071e9e82aa08d66dd18753ab21bc2bce9924ba3ad9b2e67ddb6c234f10e6ea7f54b57c0e1c43f9d1d9343498ef4b7dabdb46a440735fc48c278ca9112fbc0c1d6c1d9578868b7f4d71c05210dbf96620080cea7ec65b1c3c2078b1bd48ea042a244bbcc7e5a27e9b4fd13d0f0bf15ce3b2dfba185d9bdf7adfa34da04760de443223fb53154316cfc5db9b2a36ed79d2951dd07317546fd669b99d2e008ca61024816b28b67d48735515c0d6eabc9f7653ae8a052d80143e53d82add3585d7bc156e4a36750cba3d7f7ba29586c85e270b22e018851fe08a5fb374fcaed00e286252c4e467abba6e9e2a2f327ebf6bc54999a3557e0080f5f8ef7a82ce151404d87d7bce635e2da602f192a315b43fc7fe27bcf2477a8b041f42e0c8b385e6170dcacf729f68540e32417f4bfe229b0b85052c0143a6bd269843a1f0f2fb7e105e57d409fe03dd0654118e6078eb473cbb4b4f09707fe1b0a083e8d2f24de3b88ddf3b4615029da27bdc810fe8aaa55bc2c1728f203a0948c110b79141401128f3e7e314a694e3bf87cbbaf0ca87fc76a261065be89f097e2d0eb5ef9fab21f5df0c03908b831fa3c105fcca7f0464ddbe894ce565fef0ea73abbb480373a5030d42030f2212972df911de8823ee0f9a7d4b69247ca8f695de00d7019273b15aca82e59d70f14ad67ff349c254e7d4787284a860db06be86aa76c7dfc516d1cb744f9988c0c59a0c18f38fd4081729c40d2d53ff24c70074a3435603662701f56badf6569dfbdd8e86e559bc149bb33e38b6744de073f4b173e70ff9233c5eeb52f95a02999dc480b5387efbf85433fc2725bbe0148bacddf8899d533de26bbad8bb6c243caa1d6f5323fcd414e15fbbf07ddf26f656048cb1a87d31c516a7ac16116c86aa10d6b59da1978a195209499991318461bd6c95d318da5ef3a2dd7bab99919f1bcb3899835d274c511d650fc708d9b02848cad47d8630a9058a31d3dc1e4020d8d0d9d0ac704b762dc4fe08495f454c3ee9eafd9cba79280164b6226a57e0086171714b7c599c995ea27c0bf36179bb769943eeb394f8992123d6bbad5fbfd359442d0934cea9d401ae6ec3bebf08886a0584e7b476220cdb13955c0b81263a43a476539bc8ad0f3870462e1906ee618e86ed707f5991857008676613b6a73c06d45cbdf2f6f18931e67b8f33f69d134e742cbcc479eda29a83b4f64a53ed4b6dc2e986c927b808d3571c3174909f5b88a29a9594db1816f8da899f2e35e59c5c6fc85de4563e756e882da72bad5896b1faa9d11ec266e031c342ebc661517784d22d129b1a4c137df243b29720b0416122d9874ed659014fca1e22ca1b70b55281e4e2a9b7fa882f4c26c9afcfab6bd1c4d542eac8bc3beb4372aa12a457e68f84d4ae93cdc8e62572d6ab591f2ea0c98f3ffeca45d7c400da5e9b9e06729829c68cf889fde21c07b8adfb99b059211fca602e8cd2ca0385bb4c0685895ad7bd7c328aba664f13576c5393377238196fc116734799f2902bbd44253fbc0c53791d9422e7df4d6dbf59d7828787c5c424acc1fe007fc5c1c97ffd5a84796bfb5b1e0f82fff2287610c12b81b4b7562afe0ed8ce844f06d0939f24827b13cf73104424c0f3b8e9dd67307a4d2fe1859bc2dfd54a24ce899fb0945741ed431d5665498dd5eeaa268a0f95a5e32cbf61dd8ad4a4b9a30993aa8d26c84ec4e67e74384de13389a011fcd65c73dd1e068c0f74e21f7bb85066a60f7495aca2ec0ee235c7b57b7e665bbb4b3e1ca940ff51ff464e63d4786f57602cc24404deaee66b5216371ae942c9541840ecb67960225d8d12ba72af0214de484fa1ddd0b9866cd0e5fde3c147fb44d16b9901a352c494a32cfa9dfe41dc23ba173ee9d9d46b2187769c44206b63ce71fe328a274883a18681bcb743314e9d01108c174918fc3c772f9cfb74710fb2e0ea8c66a5efe54b72fd63d7753fe97e8bff37e2c96e12e72b0d1e53533c720b8aee8b7d0a045f5350676aebc9eceed2b8c9b28bbc15c489ec1484663b23d2047c1d74537c6585eb75aaa11edcb432dd9762706338aeb28a25e898b4953ffbb9d16024cf748ff46ae802690dd4f888e8aead16143337031c65d232b42da21423ddbd91b6bb1b151d2106aa0a1067b187c60da44650e7bea57542166a1268c783a1e6f7a7890136fcbbdc9761f90f9b626667a8f9f91f1506373f8bb7161cd12fadd549004955a1b453990f613d0e5ba6b35091591be5ed6bb62ad1e07d45ed42ba27a866ad5d4b7e4f17fb3f63ee3e74e55c923d464bcf4fc6684b4b3f41e543549a36aaa1b08f84b3a4aa99d97c76e389d2e51ec5eedcb6ab6b3d127cc17ae1602ce4456ed031459e1a29b0b4e275ec9051c32f7d9d3a52b198fda773bb68f9c0f4086153395085d2b3e0ca25a09ffb8bb5a9f65097101293a21edb5a1b8f07c9d8c864ac322be781f925d2f11ec24048215d0253374f201f038a9ee0773193c3002b6d2fbbae2c07609f19914fde1b391d30ae307519fcee2c03da188c2782e9db2bf9b2971c24d3226e203659b0497fd650e8580ccee447422b4f5f6746c28d8cdeeb8c456cc40a98524f59b52dac7e61c7c09cc65ebb793d8c4a50c20a07d0caffeb44ea330de0efa7b5be3876745f414da8a703c4960ea6a46b50ba49bd91c68d1382e75ea916ca3b3114c220e408a1162615e4a3d9c7f16661a2d84b098ad88187a703c8b2532adc285b84d76d5294a286957826c0d5cdc27c1320acf1a9a31ed16ba00f802a3343cbc86fd2b250b140043172bbe91ba31672cff4b50db73d851fd945b9483723f303f1e74f593eda64867657332f3b38f2b0914248d6b00d6d0b9b0b5abdd3fa452b4cf1eeae05eafc22071c3c556827f28cab2d4894232c8db0cdb4d5b589e1341f0ea211bbbca6af2b7c079f9c084df4601ae4d808c3e7a0b1e7983890344ef8ba0e97a092847a7f16d9af34e73180258ddbdae508575fb70dd2171c14b02a6df889c9beeb5e4d687b91ccc42cc127c357106f0073c08d9bef98520c77934c0d85e8b671f4229f376461c7280073455b9ac2f30b32320dc99c5394b2e03f7141aeb07f4436543a97684ccd6532187fe9ac1c27d8fb84a31f8aee62b7e12f07b3ab0b1a5a6b40270cce91c13120485a2f22c7fc3cddd29851b6377c3754497512f43eeee7c3829a96cfd307f563f0c7e62b5d040d37a89952e9a55643a13a09b98c503a88b8d841b8b2a1e97f9543451486b71680914e224098b7afc2f1844bf02c26c0038d2791b2501dc621c2562c5b9c47c4c63076c26bdea5ca111fdd08d9eea0283493e836284fe4f505105139fec3fce256fbea0357085f6c6d41d54668d3b57efc8b3e0b30d3570b63c51d7430c8708cab5040d657a741b466da62855fcb7e48d1743c95c3022cf07df082e33cd06ec6692be8e02743f54082ff768f0be0b1919e9bb04f3d3fe32a3dd7d2fd13d6faea7799a53c05b5ed46412aaab0af16783141e52fe30847ff451ec11ddf5c47069eba8faadcf847c8e37611b9de4ec923a7bae17f868c1c44863f9cbfefefbae3742d2fa20764473718171f47cb546c5a776a5b495a59362d3a2a3b2337fc0dd436d49a4ca05563ed89635278e0a3dbe520d7b4dacd3b67b1355eeaabe7639cd008fc0afbcedb4fb5535b306a3c00dd02c63fb1a14930f6d915940933390a2c45f5636b3add54160126b56a4b523832b8fc1ba70629c1c25001e1059baa54beb1c458a0ed46fa5bda9e40c6592bc58f7dd72a7106ec03d3377be4a705ebe141a4388022625fa5470a168cff0342e9d6e9760915cb5d461793e15966f9d83c6d1ab03afd11263e05e77151663a0f4d0d1282bf645ea58bba39d300b1c29c86c76d9ea5ad954ef3865d2593a211409bb834f57739b720d52af843b7f51dbdcaa8714b4fc73dc36ec2eae2edd7d56b4c2e1f7af630f6da543429809060d6aebda61fa34f6be95edc4bcf653e12efde87fa5de67844ee852e8ed7b9cde041a939ac1d055ba0ed04bb63ff80d2e4b757d485aacf8bcffdd0c2a00f5ef01dd3fef52dcd34b89d94347af9fc2510f8959b8f6b02762199a3fb495b39adbc6d421641ddb8471888246dbaa20e12bb364304bb92c0d2e034e07a4e6d6d85fe4a6ab3e20e8cf0a2bea87469ee26283efb7960f7a89f2293355f1a0b797f72d1334dd790f5ce1234c9333eac8dc41daeb242c51e9e9a3ab469c0352c23e51d68182b6e109daf758b3ae95041c2751bec79a45d2703ff78260abcf5da64e6b9708f39b37713928d47c4aacbdb1ee1b63d1a1a37466a6e0e780f20d929063b2fea5b4b285832849739435e4958d0716bd87cb30be344dfaaa85ecc1598e93709e132231e046a918bc704c9562ba49a728a77b123f1a2e7c1309c796a7eb46e752d1a9092206b8d05a7d3904d08458343a431d0b16105a328614d3dc7a9ae59f81f0aab6a776b87f4bd5c0aab768844d35577494710b32f42b1ce32cae3ac578f586e9d2902fad7b51fd2af21c0cbe534cb5aa40cec0ebf851088b35cd09e8586b5a08648e083eabe364627a71bed922d645b9e6676e4a44d66dc00092bf0afc14b410c2de58a4c21d497417fd4891003b99cf9b2e77013a56a13f8796f7633f7707949ebbd64ffba77489cfe7249a63693f647eb44cf172a590b1a1af7604aada68a4401ed407437d6a4539b609621d861c9cc11a337f21da92157f89547204fde0d084b1f8b920250f2a51100e65954dd6c026731b6a027a73b750143b0085097376b58327e14200f75ddb2778cd9b0b32d840568c2dbf8d39ec0c8bb5c6b4db852b135bd49130166c5aaaaac2830e89ef30987aebd0de14b33a6154098dd87b8084b0eab5081fab93bae44f3838bb1797ca3c11dca59430b1ece48faac582548d48dfbab849eb4956944faf6d9003bfb32ecef98680cc5c963fa5518d3348e4e60af683bc1f419259496e36bfd3b9f0ed522e70ee5eccc759d797d5620e455a71a30244c25ad9fc6d05c49e3494039d990fc8f7c50827ed0d211ee7ab1003e71f8b560f357e87a9a6109ef9adcd9c3f32c8ae06ff715aa3d09028b3ef9b1f4e0531d2a4d76f17e2b379101c49bd0df0f82dfeae18263a74cc95a5b94af2f63fb7d1ad5dbb7200e3135f5902d1b9d15e8283d7e94baf513e7394924f9788ce8ff1a4a9a13cd62150380670f87d4c12726975843e825577dc678c00c230ea28a40e2855010701b29408962b5443a1951a86459821e2e215ae62662a6d91412da1862738e48cfbb22f990d0a882aab7d9a8b956f606a91c039bb7687f81574960a1afeb58a29eb64011b86b42234dcd12f9b6b7586d8a71a4c7e26695a31fd5884e7a4cde628c63f0fb37871ce8b7cfbca76fde51f628407a9a97303b45e00678272b905968adc96f4b2c629620a6876bfc91f5ff76bfbcb6d4422fb5111480f741227db889b8a588c282085c911cc796fbe25b45a6043434ec5fadb844990493b3e12dd7dc2bc1af2cd383d04c72d2001387bc3dc5d552e55ff6151d611abbd19970eb8ffd98599d80092ae12d55fed37b1817febc7e1078a7c9a0845f4ba0c4eaaaeaf4458ecff266e4d9f58199a6803ecb2e167fe9349dba1d9bbc6fddc338bd35fae439072ec3f9ccfe7fca84f68d7136123e487c0d1609307afe7e40331cdda088d81a2563efd36e6b1078bc3af962c52883032c72b11f75db83b5e1a6a22d647e9ccc8bc13914705');
INSERT INTO public.letters_raw VALUES (13, '\x015ea8714d464b84f7f714a3c55a4412f5e9002cd7aecf0a85519695b7506b6289f2a60317f3abb97971c09fcdbc1752bb787f81c1c6c59a3df61b61facf8d10f10399572306bdc33c6144b2e492ebd3f68e9f8e852f80d416769c1f35889176fbaa993b855e8dc6d1c05e1cff23e84d7f855126903bb6576975e7b8edb0f710098016942e0a0f038ade7c067d2ba707cc08dcb3ce4b3ceaa8dc1ef3df2f727061e29e27e2396b8b844d1a900465c10a11e3725053aeca1afd829e531a2bf6c9db6c5a9110a4eed2c06dd3b2f993bda4c73f00001808c9adc215c838d1dd8c93b3d1d0edb38b29eed826982957120b9457fd3cad32c55a66deeb14379a8b25515cc1b47d60a03e5a979d0bc84f052737d303757f34f5816ccab0dff191d47edd1ce91265e146b4fba11b46984d3503931788b17de0b8bfdb1ed0da5fa56873cfea71a76ba3303974214d099639403cbbefd26de18aa1c242ab28a847553c0867407cde6226443e326ea59deec1ce9eed0e4f945aa2e5db68afa3254c8759c0bd5b48070d59d4546a4eb54a87f9a82d8ae246201c077bbcd8e38be2f4b90149b26d7a494bbf701b2d0f57a2213d9e74bbef0bb5a4e7e1f85f66f9c2bc5fccbbef3fea8c8e91e7b29c6390673dea414e628f98da445d6c489aa5e0ad1a89d304bdb4ac464c71ca32b106b1b549b640e2f1b019297f35a46b1a52e9557e674b998223df3d0c5052a2c39ac85b4e22d65fd17860d1d0ad15d7ad40c724a52e25d9837cc7e2d854053356288d7274bab0b80368f7819fff155d982080e03a48916eff0e5d2a24fb4077e4eed54f7abde0d0747ed786508120bef5f1def9653e27814735b53b5c521ed7147bb262a64de3b082029365e6208d61ddefdaa98bb76a05ff301c830e28fdbc9a73114f6259e6915ecbc3a12f7d9a12c82757071709f8cc86d5b8661f08532703cd0cfed885fd687a6285e5008b4f8a106b38e9c2925fb09da0f3c35a60a509e4199657e1f10ba387fe31466cba3442eea20537ba0ae6cd50067c5544716666bde5c6ea79150b27add6c69f03926358acd84fee01c5f4c8943ef0e0dee9046df16d10e555bcce3dee4f0d5daee165bbe15c2137032a77d25dd59c5ee22781917452e164105b36b69d5133a976a252355c9996d3c92dba3a5363cda8cc2698de1376158a4c1037b50561edfc97c1c3b747a09140dd7374764268e4f0ee4724014655801be647b75def131c066fe3617cac96da358b02dde034a29ef70ef5aa7264239c998fd42b2be78ade4770b351fe6f5e5b1606a85fe3a53d232f46d9bdbe204110bd7835311a84ffcc24653fea1a0ae8de1a3fe26aaac71fd41a66dacfc291b93ccd679b8ed4ef48685c2e0c208c8d5bdd8907a13786bba52924324adf2f4660674ece869969e70d867e31084f5a1c7b45f85b394b0714550e4924e46df02812bdb1ec38038ee16e9c76e2acfa7b82e9d17b1f15831bdca8aacc8229f9f2b43d2f4a7b3c2ddc73a4c8604e0b3c70718704fcf17fa758cb88dc2457382dcff47927398964f921fb45f70bf14c31d35cf704712f4f57f824547450265c4f88281e94f7d37d2113083d11873b5fd982e1e8c96ca32814c7d6dc66707be01e436be185474272586486d5e5cdab16d4a3ee76cdccb4c99a6f6d045fc52b86d2210e4d3c3914cb8107cdae4d01c1565d5fe1b4c66abc283f9883e2865dd1aa385d8dd3fdaf91822cdfe0f369035a219a48e3e8254c3a05a6efadf01d6b65df8d2472e943db44af734c1c324253e9a92fc9897f05ce62b5b02deb8ef29d7eb1da10dd911518426fe5828bb3c674ed8cde2f865fc4127150dd8b8727e4318ad5fbfe9d1d30c7d5c50ddaf77ba22e24884ecaea1db2e79e9fee325341f530b9d479bc381dd0b4b00ecf68da0307df9b4c512c4dd99388c207d234c199255ccbf93966195f4b1a582c848d67a3023325e52b670db11ef3f8ba4f98991a29e1413ff9c5078331225432bdfc81a9eaf9a8cb8f05a32ad17896a48022112e3fb7d48c91938f5e92f60963e87aa8fff4fa6ab62f6cec20f132c8e8a798840c4bd3427e68351725e7bf1f2df57f9aa43eea5dd0b80f14280a927e6b98c476dfcd94d40e3df6f3be208d6e922e7567dd53ac0816ffe53f66846121aa1bf2a7bd8d881879d2661f677e026ed523ac87cd757c1a4c58bffe6a5dfe5acd40ef3051dffcb2398d1c54970ee463a6ae4bdcb265ee9a212874968e1bb5dca150eac822243cf6903303f6481c2500aa50cc8d011165c013fadd3c229cf038a330492280a881029549428a78be36f392366404b1b9c4923bf073f996dfad6a3e3be57f7e9ad0a53a7900110048822e832c5cea6ab33335cf52cdfba092b02427e290eb74a087cac923cf2105940326c1f0867422a0a93d977bc3fce21195805e6842e15e0a183fe18eb214d256cbf60a957f130ac9327a7d37332bda3feef82fac71360fa06cad41746c4d3665fb6e659422ea0a028e210d239339682bb5a5efb89ab85571e53baa3229d2daf382002dbc4d12f646f2ad473152169b5ffda4b3ab25db39f8f01560ea61fa172736b70a4e1e0771ca315fcce9c9ed8e8861ace15bab57a5d323540f923a14220d91b2228d6e0785ad6ee5c42246e104aa7854bc84869cd854637b031a7e47ac3b4673b3d84875524bb0f4d131b291ff7ea57c5c9d737392b2ca860354113730ee036b20d0ea3d0e4ee5e40d260566de7167fd6ec6696aa358b14b604a57250147dcbf832ecaaaa122423354456052b87666f85ed627d6e41becdedae898b57b07ad631502219eeac2bf24cacea65422e70800e017778871c00ea6a734b8e69f543e60153a4ad28f450bec1195dcedb0dab3faf17800e65aa552619f9b1d4116cfb7db2dd928c78a15427653a7789e0cdbd09dcbc7e59c159ec73ed328a6e079bd86250e5e380515687e68f72e6924c92cc040496a65a5223eb71bdfcef4dc735e8a9b252686a9044323108a5771afa329da714c92592dab98c49b1d9bda34982e7197b7876d82cb67361c9f13074d13a9ee61cdc9be385011f5ebf1de3be4082a47b5ea52ea20faddfc40811d4fe65af40b4c8276afa49ddd1a0f226b4f315385a4d8dc3b45322ef8e5d35010ab04c3d980b52747ea33a1f7ea68c7c20f5d0d3c7bdbab11164af269edf5c41f492e36966d733556885036bda51660db205881d4cb93322f0cc449be865545f7fa5840aaeba39021ca7f5e356b7dcab12145f433d309327dd793306274b988bba7d6cabe02f69abb0188a00ac9690e2a1ae7dd970dc22d226ed0babd88802ace0baabec5edc4b07ad3d590c465c8100d76837bab3131625b799f599990d542f5');
INSERT INTO public.letters_raw VALUES (14, '\x014509404cfb489f18e56fc63aa31cc03747ea05a23c2452d3c95d8a9f0f21d0a99ccd8082a1470ca0a319723a947b82831973b0a68fe6afe23a9fbc89d36075b3dc5fd092b84cfa338ca689f915c6af6e4b7e0da552edaf0390bf028e23513d4759d80490e2231f0251786e5eb0c7f82001839f0f965128120089a9e92eddab089d08aee8d766e2dddd04c370b4aa595b4a992911b686ad79b6c617b2584ee37d6861375551100639310823d4eb6ead68f6cca0364dac0f94904717da3dd90c158e6663b0f5b64f02b06d99542bb1e17637bb26bfbd04b890833eff5a13404767cb671cdf0d7a74ce70f6694f286b2cd3d107ccaafa7e15314882a5fcfcfe750ba0c2c2c2cd9135ad6a3de429c4944eac3bff84c2880aa4d6223bb10944518e95be94d239a4bdf0ba4a181170e7b3660ddc82e71d90bffc8c4eed5355318aa1699dedfcd33fe99639e0f9a9149da59df8507d7dac6f47187df12393600956cd03d3c90d7476b323d40d71bfc4683586cce84ee1dd82fd3927b60b8881e106c34ebccb038231665ce0e1b23c1296e6d9e109bdf0264b71bcaeb30f695d858e75ad088e5fd78a709960de5c7ff223a7038443ffb62336fef3fa8de13d6b6bf7676ba19e55b2539dc0285410ef7949e03256a4d268f9fb53d6372fba4c3613cf68e39a62fa57c5aac2ca1d8eb065e625a0b86a31889a13082c4fa3d53c15295672eed4a8380f7a309669aecd7ec26ef2ee2190e4ddf19ff1857f6756dc4805ea2cba44a9f0a435e6daadba00196e90999a84d84d5b8b5fa735c7e47e842236da2dcaae3ac8294e31410075a35556ca685e579855042debe8255bf811483381d879dc237a24f6e3e85e9532cf80d00ff71c9006863c6917d7240b08119aa4f92dc90d3990ef2ca606a06db211a3ecdbbe48b9aaa172c5ee6bccde1366acf0fbbcf9d9c8ee02534ee8a509324977f6f98f7e1a9909d8bc7598bd5facb35ee1ec41e7211b6226cb13451f155bceeeefbc2c38a9e1fe69d795b30936b69cf3867734c5da6bd44b2b54e52aac422285129e0055b5642925e233ac6c93349f91ce8418aa962787a4fa2fd7a1cb27413b393ed4013097f13449b67f4421d828c70c795d778aca49cbd8eeeae0e0dea3321700cb5d525a4996a227c4777be7158fa0a43879970159404fa3826ef145fe36d505bd9000b92a4cf460fdb3fba727b55dff0900739ad9713755b9f552f6aad1227d4486acd68bc72861369a11c53a5b7d4fa05e89ca594f3230420a408abc1c0074b7a5c0a586445a3cc6d22c0567835e0fd7bacd6cbb4f8f84ff62ca8fffcab1a85ac1e51408599dc52102055127b0929df1f5cee6090eac6ad63ec345c3ea7cc8fbac33cdbfd7596c34c6b427ab73fdf29eb243abb339b31be9a58cdc134cf9f6318d67c42763fdc9368fcebbbd33935c92b389c02f49fddeffe18164e42661daf88c86ffa1ea7426eb0d8d9315eb59c899477868ad2e2a5576587180e6ba35a67f4516fc85ba0085cde704d0c1dd9ebdfd186b19da62bc532a8299565a3e80774e79caec240769a1a079e0c4b736e3a21d4eefd62e9ea944aba0dc8fc35becaedceacd8753d02b7dc293de4a95861c7217c25cb6bca0c1f7a88c6fcb5ac83e7e24ea93d98feb6fb65676cce723157d324a15b47488dfd696049ef8d61825bd68c6405910d1f28ffb57ac3916389d3e7a8701c831bcee826aaa6879f8f9fa4aa2be5ef4e0ae171aa76da96893b9c37a72c333af6eeae2c15234a8031dd8ddb9f772b706461d7eb3d0eeb3cf5b0cecfb43b5c25eafcd96e05bec0e39b06c98a80bd43602b22c7ec9ea6c4f41b7336266311378e0fcf15f3a9474512c2c0de909ec0d3f952a197194c2e128d763fe6dcd0c51a9f8111b8ca9c4b1a89422792fb22c8446ebe258a045fd314375ab405617c7126b6f1fd2f2bc856d62111069cca3420714b2fdecc7d317795491a373207423e93b784400ab26ebef5c34407d9beefa5d97891e41134f8ed975ab0389e0b4ba64ca607871caf4592b426a4a2835ee5fffc3b5c3ff0f80ed49d9e68ee8ec09064200038f80cc5db159ff6fcf5d21522e55fcac73c325b209126cc21d69fc40fa3d0e694c452eebc5e4742f14ace983302ff8065568bc325d76f5f7645a9a29d8c9098f6c995d39786e42af70d83c5f806a3f4c00a94ea4bc65e9b1e7b132c5df73bf6087f4f2c0e5e1433d8007956e364fac898f9d69d7104e71c9d0bc44585aafd8ef0edfed3ce80c8441c527a4d0927483177af6049e4b7bcc0b877d308a07485795815709f91e602bb61a28bdf58689f86657e961d61a30aaf07e86d2f6a4315fdc739bf59851776cdd3200c46d3849f70ad59a1cc1950fa332f9842cffda142a8b161f57b1cbf8aeb68b7ac9c3ab2bd61f1916ecb52650417f0f3f04cd57a45b41b925be3e2c64af860bc0ecb20cddde293778550fed862a487ad34affdb1465048a0290142fd7521127abb5831d3bbb30c5ca62e37d3ef814ccd634a6477c9e5d5570d1e0eaa7919c721da035a5e1858f4e078434dc3cb72bbbc0d1160ea570040e6bef147eda0044f5e59592fcd32190668823f12f2340d11c00ff97e43eaae94e7adaec3e1e26177fb7e0463f389d02aae30193426c7d0e6fabfe019a290d551029b52323ebe78deeecac97fb234964e4ce4f906c029d35d24792fd0adc4b3156133400fb206bb37785bc397b48d20185011b2995568dfb4dbf0858ffb856d174889ae4f770bae5c861f11107b8fb1eeae8a457a0392b434b7e756143d557a3b847f196da495b00b671f69e7a279a4704d234ab35dc91313315cff9874827f0f0c6d333d0332c86b0b22a1e3b24bb37fac640c934e7b32ff60ee1df871b2d9e95d932d0e60023708004fd30148e65e220770cd455402befd02b083a9cd12701c4dd04c9be671c0b851d66f497e4419411960da14b4a574e73fafec50f5554713e719ec1f63c3c2dacbbdcdd44e2f230059a317f7c5b0e95ffae8e730efadddc9bc49418115d900b4a611e17aae1e66a1041270a83a0b12390ed68b02442447464217bdaa747a36571434c7a4b87e6dee893a728aa087b9bba672af9f5c216017c81196f910f7fdcd56cb35439ee34b83e64d583a96533dfe30036a2527d3ebca2bf2b2d5be007bfe6a165d752b15892e4b74044ada715c9a3876d261e2b684115cdbe8046ccfd60f852dd381e3c87383b35f5995489683d6e8388f8a077c8e3481af33e9e8ad4c47e35b33d38b7836d89b0a694a3c51b7f3941248172a1b628eb7d0407c09437385f01b62bea18b3d09a33c2f0fe429fc3787370505ead7a5b880f2c246ec72c203cbb8418150cd3e7335915542c243cf5d690fee59eb1da07d79c477ddf29212b8e47e1d0a45bcbc23c35cee1eb554586f4459b8780b08b08ea239f92076f018864cbb569e59079353e3f6d72a59d44ae9c5532973e52d108e0254e1aeda9b5b525fc4ca22f553c3b456a8ba434042b49a6bce20485f4b923da99804ba22e2329d474f0a7572bfca5c5049123d7e33b60dd9fcba6948955173bf16d1795763ef9b7919a3bcc7724e0cab46fb338c57b757cdc9e58db240172aeec67675a055569e258cc032e45b9279bb9d5a6256ab46b084ceb51406efadb414d8c11929fc9f7a14e364d8fa52be008f450d84b108892af841217edde2c5ce728a34a36a7ba617a0805f688e7166755eab86363a7b4e9c469e81884e6ad1b3b31a77ababbedb0908479fef5543081d4bf0d44484215a9a3865e7fe3d5a9c22d09e03abe2a717e30063ec82d292ff2d7947efe5c5c67634c7b57213c35cc6c3811009a2f4ce6dcbee5e5f9ee4f1dd42433636ebac7eba35d7e38db6d1baf7a2e5ce8be537829d5e3f3ffff39a2d3dc46c7c992be54039d119e07afed304b3fb4b4b990981b3e28bc4d374db0a8f5fee98e06354bb16fe7ddd6c39e70ac8b9c4453230db510547349b8d3e177dd407d4b3c4ed9b8efd5aa503a0af530454ea203450796eb81f10bf61a3fc811235559546c7d3a80444502cefc78642ee6104100b9b4e69c1ddce8b280ee46782d9d764f4ee90219f9e23b77c723fd609250ac65c5762f2ceee491bf08f9f6e76a71f01675e28ff6a3b19f2535a142c22e8082d5fd2b5be80ad4519fbcde862c58c22e747b2dce0f175e00d929868f7f8120f8b8120879241930ae17d62f7682dab2291c1d7c2fe2095a62857a5add1d4aa7e1a2665e0c87e8378d4dab47721e729f69b16091d4f0e62ff47e0e03ff417af30806fbd2ab9729ebcd0da98dded6f8525d71f2ac4cb1a9fe53d59783c336a18ea9ddc4e553d318227abfb48adae496d0bd95b7cf79802a090abe441951b1260aedb8ae3958ddd39b52ed70478c3905b3c23403b3bc3ad18e563d7571ace74bc878bc1ab3f667b9c5fc1461c64baf6470411fe05e2272e0bb6b5c17c4399b7143efb85e1c95819d3101f940fddd74e5cb9591175a80f5bf86aba8f3a966a9d358eb24e15f352460a50e4130deaba663a772bbef1a371c314ff30f0f5e41efb8195bdabda5489f8e2ff42aef120bcf988f52ea16f3ad04c6b3784b6759a6a03858c4bc30fb029c517df6fd7bd70f471206b1699a1649dc0014cde65fc125f1c891c98ea12880cf9e2a2b6734cc162c5c087e75311c1f73aef9978375277253973f70ab46f4ea02e97d335741d5c8b495ddb2e83180bfff9bff6d888f6630c48bf3e99c33cd01e6deacb21aa6d0dc502976967fc7d256cdba68927fdad8d8b4a6ecaa9eec3654dfae6a02659755f2633137e63a0f9449fe588afb8da4462c088026ab28bab223c18462939ade72018328e5e2437661bcfb0194a4c698ae667105846d60a4a18db11412e1a518b7d0ac5f5d35318f261833c7336b741ff07ab4015c064af81e12dcf780ba70972df37523381bf3e87756a86d9d75461124da6760ea5dc652c729b034c08fba8e701e7372c85244520591373fe762852352aeba2f9f964e8b6a0b34df14b36fa7d2f0f65186d514685857c55cebb7fe1160c3c766a430040fd2275ce11625e9abfffe0c5be69f78aaa5824df764732c26cc29d672a4ba09e3e704783a35c0f41523737423f822f83edd9ac6724ed485ae8612a1d08c2e11bcf59bb305679745631ed8a03ea4673d8b3967b12f750d80e042f0d591d3e040b3795a006008f83489147e4df631ed0d4773fe5799d23c0dda6794082fd42447f53d6a5bafe22bfa6dfaeb6ea421ef5aafe0e9e7946063199058f6abccfac237bd9d1d16d53d922a085c1e8112907b8a034a586fe5417296513e709366fe978fd65ea0fba3b84e8af04e6da62dc7a1199cb9c38823ec947b65f4a8b0123a0082e4fac0406904d7c4a5011cdbe66a2cf1c2d035a40a40e1b521d1766f88ae944eec37749efc981bc567ae686feb56ff6f8d82d16afee8f1f175bd4e460b3df33e0687c965e62080bb02c02efee90fbc983d6303a33267aeeedb1b310b2ef3298212311aef72b178b95bf8a51cabd8e8df6e3574835f35e8194dd52af155486dc95b17207d1aca0428f36278d52fec5e8fa551c31d2d6c40c3508f570c3dcff27ba4fdd55f2a726dac919764e4e587e3880be49f098d99c318b33a595b02ee5851bd158714baf02a85353ba744c3916063706ced63feeb23fedad7a81f9e01fe1bcf50b88682241d5b6295f1c2bf0b60532e183ac2ccdbfd462afbe68c5a256de420cfb9c2f34012efa890882ce2b68d12b45e01231481f2d878bcf7c1eb91f56aa8324598e0c0f92040482c947f5502a06188ef9d3b521f3c33e9b0318ded738ec51a9b9c28549da91e05a00c437ba0555ded5578ba5994dc33a067f10a84363e311bb6122e62f8add8274221d209458e18ce1b7bffb1804276fcf089b1366c3aff96bb25d38c507c0de0613ec44be6cd711fc1e906c79ab95dab7e8384735063a9703ed53fdd05985ae7c600299e87ad7c2f11cdafcfcd5cb54fbc472ec36f1814dce21a05a07774248d8aface6e13f0084e8a082cc51c64439e890451e27a63b99466bb34a238718b7d8d3712d00fd1b19fd854078113c12f82424010c649b74c555b27555906dff445102b02ddd58cc1bd871956f8ef53c95946fe26ecd6fec699fe1d6de7d898f604daf876ea9965ba04123cddf82dce76fa9891d731611b04223bbce6ea45dd1c15914816944c0bd7a14fb4d208af25da2a35092839ea61ff5e7f3d6dc75fab058e9abdac5cf34ec2c53356d2dd6af691c394ef7abc51dbc9747a6a267f0dbee92898c0a936e71bdf97569de3a02cb08b75bf8c4c67f5a0e2c1b3839cb28de496a40c92c1eddb731562f21fbb1c7fb8c3de3fe69c306e7deccc294b4d598d30ff33e418aa26ae199550e5a643cda1c76b82dedfe2540b5c7c1c5978d43ad5b336c9819a25bfd1f8f920bbe45a04d4e602b8de3e21fba0c55816022626dcb71c9d80114780e0cf46e8d9920a8d1903c757ab23f8194feb8ead7adc1f2c47eb2907ae4868db55fddc82b21d472245ac85d72fdab30c92d39b8e20765b02e8559d51fd81f81d29bff42968a97d018d560162aa2090b672216b962a82c3595e8ae347b58b0df1844d8293c5aff779d3a668f17dfd00bc0eb8c2f59fc425959fa379fb61bd453a3e6b58110ce56aa8aa68d6c0f9b4ad577f125e4bbce3e498b7e7dce84dabe137e0cc3afb735bac0089390edd6ccd35fd362eeb9236b7ec2ecfa24cd79be09a51e2f0bd0bd5e32ff8b47058bbe27e286faf0c959a55f314989a1fd7982095660ad6eddcd821138f544b7fd86a15c6059cc3f0ac4c787567f73042068e5b6528a5c4ca3ec1a7a5c65aa63c32bbea3fc261a88d5edf613d03611c3ad5130102d74d5a4fe1bded4de019775e1bb2ddee589a1c2b0a77523b948339dca33b0a311ab57cfed42190e488adc27c0f88f1b55b771f37f5ea504599672e1691a12ed935c0810b0fa0ca8c594f5868e877d92a2fd745775ef2e67f7f3db63538d3e929d222bf488872949c6c6ffc83d6db1c369a8b9b6d5379e3282af621e22faea18956b9839278fc048f613f9a1704aa7000aef1d0cc9579ed2089e4171c15f118b0f6a2751563d64829abcb3f03401b7252f29130767769d5c9e85868e08a7ca090a1cd118e6d19260468b9bc7739a71b26d628a9340079b6d66b6bb05c2b9e87f1bb6d349412e6a3a97e4d6a1767070e5cb6c091f757a6a822e52f5eb015fb232d124bfd6f7da853e16aa5ada616770e7ca14e0e3e467288535b09c9dd05c49c9bc373b1037a7511a59dbfa12ade83472b2e4c2dc458aa49fb27d52b2594a6ca8df6208ff2a89cc101f07b9c4e02684adcec34c152f456ea2503ee3e22c0231c722465b65714e96bfa63bfd824dd21374ce64ba6b4386cfd21e9a00cad9a4548d37fdb9f08b3b1a1ddd75be08cc780c88a303a2302871fd9c3eebc9866b13d57253328bd34597caec68256b6729ad7a24185e622a73434544f0a4859b06303555d8d9b56dab0ca3c7c7ac35cae48b167f07bbaf046b16a22d944c846f283196c7dc9b963b4cec72147761a64679c7148e6984716a2660cb43009d7531f57a775c97e314884b3005e2a61e3bb28dbf335bf29ea9b79d5d53e9fd88fe38e1e25f1abbd8a7bb69e4cd0af0cbd434f8b264f268e0386a0bf44eb9981079f780f5ee4e2ca9a88fb564a3918a0c04962191f14608d7eff5d5c380f7f3c3fb78c983a586197ee70c09fd2d585293c82802189eb8c023fc21615142b8f751c3270d2ca0cbcb2b98757f65e87b96a2cb1721aff96e570e9a51fd21415c377f285b00e3a9c962ae849c1e1b7fa');
INSERT INTO public.letters_raw VALUES (15, '\x013e02e311c84ecc7ec2004593a7127792d8b613edfc77f6c3503249e7b4c8d2dcd3cba7a9a7af4cb7e9b4ea86c8a9248990ca4cdea6c2a96d1385d56171a0762fc62ef42c16a20bca0e32991bd294fe55fe0ffa53f0ee87e93b3db08fc4515c5d9c62e5b9c081d71fe3b3d2bf0474bee131706e1a50834e1c59e82272cd8f15b1300ed3c520105b0cc3724b8530644e1dacbe7e7cc8c56b2afd569febb34efea264accb891f6caa58bc74fe515c5c858aac0f977e6a310bf27089681f098147101258b0aaae0f40688e048483f848c8f5765b7149d85403ffe7bf7cad497cf472a3dc8ee870b6ef231d0046aa180272591a938916340cfbc75af296e5a67101203e5f9bd354bb4edb7f340ed3a25a3314dddb0139bf374673bf1e45006afd75bed05f0f4112edd61fcd6291869a5125eb4a7ca607d7dc0aa62ed5440eb78cf7459ca9c0c68613558cd2a443c78950617bb61b1c876bc196075631a6120bf79bc8ca525ca71e57c1f18dd77cc7da41317ddf96200a9a822608766855fdee1b21f73d9738c0279f15783544f8460b116b15da7c195811a6bfbe3d8fc32f82241bae6f61958212a87b3cf7eafe396d9e4a88c4d05849c773533f6b2188e65cdadd444f0b0cbf29ff7d6768b9b14f7e2c03c765e42a3468aaa4d920232e0b8e9011ec377dd9c5b8d7a09dedbdd77a4807b50ea433c83cbb48182f941de9698ccf6893571c95bca03571df77f541df0eb5506c8535338bcd3d4a3c21d64835d5d57d74966266909e8e711c0207f9e5be8c0cd942175c18d439fa6474a7776d1895bbcfd80dd54d092374ad9c5353b7826021cab501fe1928b08edffda608a7dd118bed18206cdbaafc082d807463b50617c35d858e6ed01e6f994e534224a6beb0264c16dcc7e83b0867946620e44bfa796d87a0ec7aeb27d1c72ccb6526ce89455a021143e54e4e0aacff74969e5105f45a94f2ca001751f2268d1fc012416ae7dc1f3a3e4fe627a36d4ba91c559a434e564d500896549ad63045dac1bbfc57e89fcf526c530ad521fcefafb707e663d2503b7298e943a0c9a17a752b6a91deee4d12ccd24c5f7e1c93fe41d2e42360625e91b5d59569a4cc961722fac89fd214700003c5d683d74f09d56a9acc24f26857f7a739185641749d7f3f16c296f853449b1b192b73f806bb728341e0bc892a35a35345ee673bcb4882d1ea7defa09e95f25e418fca6e7f4237c7ea6f46aca8d40e84c4f279bc1e26ba0368acf2b7c75da27d03b8b429cf475c00cb51e3b5320c1554f362a6440aea5a6fa7efc60c37812e66907e277b74040d70b77780fd2c1e34eb8a4eb7b6397b2af1a2867518f98eff57c3ba341fb358ad970fe5ea19be8d5228bf70f3e9b6d4619544d521a411f56e5fa107443f084631100f804fd30926dfafa370468bb0b3124efce914a7b13409a2788302f8decb742105e711eeefd60c42c8b4f9a32327c961ff4ebc9242ec9c533e7a8f4b38ef8d3070f53db339450567cadddbc00951ba6eba6a783177488bd280377af01079d9c0828935d22b6f521effc635a8158711369d33129d9bf4b697c7bea49a6edd29c103031543313319cd52281c660da143353f1730813af8c075057206a00025363afa664e0be6c5568d7a52007534a60dcc92086456ca5050a3077e243ca1146a9f80a063dad18e3f3da955d2f290ff038c660c9d8388c749337d868c05b8a88f143ff32b987d9c98849a2bca178cde61ad6f0be19633648f1c5816ca8f16d788afce6b9f300009f0f0b203a126164f6838955ed1b4517c8a22ea0fa4bfae4e07712ef61f123f18f5db4f20826f76d548a4fe9c95ccb923d7c23c06dee3526bfa486b4d7bcd5e5938fbadb66d9aa14f1dac1aa71522728e74be88562f8cbcfc94a1e55901d78ff3d114bd18e8e671406a0c2bae23880142d2a210dc3fec3ec7c82420758bb96f3376ca4bf05e46920cf407372321aa54b53b593f6905b5b2ea37f9269b61f2f41b56355d0ef99a94004b8ae66deba1c0e3e44f83276eb10f41ad043ba4d9c0711cc70ea3ee13c251604ef770d50a943c82753384a31f1695b5a9bf34999f9d51ee0fd791ac1bca27992cf521ac74e65510253751e74c4f2c3ba8b92e262d49fbf11b60ee327f34692fd2245f73513588d0d7955fce4b4222ed6fb9324c00df89435e72fb09338803fef6fec10eefb17a470cc1cab71183ad4232ab6a003f10623d506681c221cae6669ebbcef79e308a8691380c12d844387605c9fdedaae532245369961fc308ec5329a142d6124331f0986f5f3ea25656ef7d1bf065e7a1252ddf76f64a359570dcc51c48d670ce0bb05e2c3893904eaaca270dea3665fdb0ce1adb56030f1942356b93078b965ab3a003e3b4ec65cc6b9d29057fe997a4b54003d847eb1c47d51279f6128bf3aa31acab081cdbfbc0489fa7003c04132a98659c8a5f5f8f244a254787995d80dabedae58f36f3b7465ba0783844e8e324aa87267ddbc887ddc4152f342517c8df834409f178afb4ea8e7a1e740c265bfc4cb3e52a3b572354f6cb932449c1855f3cb2877c80ee29167235c0c3cccdc80f52fe01a2c73d597e1a4a58aa55d50bf353c12d11d819ac3a1123e1c18b38988e92ba9987ef0914bf2e5c3f307e8163039c267f4644dbf7da98547d73e39bc59f823ee9e5d8a3ef45271bba07106028a858f820cab33bcae4f5289cf329dc727d468c6447e3b2ffa2a65b981320ef1f3c1218abaee18da9837741581d6bd8b2dbb706a49b4083716a4791f3e4442be1f7923f50391632da005af2f2e7efe65f4102667529c2c83508b5e261cacd6849421bfe2eaf3848396243074b5f699f3cbb457ac96d4c1fd4c577bf7b2e376d8298ca60ba7118fa74e1e42a3a6d4f21a7efbd54d1a133b1229f79bee894e5c0cf57ca734f44f281410c17e692f969f39d52b5df31a6e3d671a82c06fe529f9965d06f6c8fe1f5226aaceb1ed696c32534ad683fc4094eaca10f8d31788c35eed8ec7a186301cfb5a2fcb399de71abab5b2a23d4293d03dc3b85fc4e807d4129e80e259fb7e9ae10327b843c480a07e14ecb6e0bc080a145343faf53831fff5bfa24fdf06ccf5dd23cbe7002f201fccd53d2b64832cf1d77e7f1658de5e0bdb4647ad883fcf0832adaea144578a9b4ba19d2c30d498ccc95ad4b2d212cbeb8b42420c687ed84ff0f3b580f910d1a10aacc52d8db32852d792bfb5927db78c2be71260c3eb4f5c0f3a77854a9698247d8a58b96af1a4114896a3391c8634717e4fbae70e4f0b25d60e25e5bbd41036c034b1258d5201b784c6a257e42fa0c8da384fc433515bbdfc0572308185cf0710ae11b94aecfc6b3118d39cb5dbb9686b3de431f29e25ff503ff66712c6b1ac4460821a342fc47982a1eec223ff543166b17ebf5a86559f209d410fd8b3bf0137815168ab2acdd86f13041021ab5d511186746ed3c9d5ce490dc8257ca5d3497726b9873ae418206b45d601337cf712e15b9e5db0e334b5d19f0db320d8e65837feb4cce27841882beaca1ec2e9821d4d6cafa0dcb56f190474fa565fc93f465e29b9064f7923102f2a7bd91905bb47ac735c9c3c56fb7a8c6a1597f9341ee26117c05c3157231228e72ab4fc6e48c194657dbe1e5a3d0ba49575be71eba35bada069c36d2abc84d9b808a0c3f7b2be7260a05e51e0aac7afc5f68c9688e276a1c74fd31d06c920567b3da8eae478ca644b93f9fa809f794c06774338692b63337d74f9dbf04c31bc9cae444a2ef0e611c9b4330a5d4cd9fe17d992c2fa871a135c7e65b4d77366ee535def5f59bc75a1bb6963350401534c44b6d07194b5fbe1358f4ef30bcdb5636a26c5e57767f330ed8ce1e4c4870989fc71700a764aa2f5acac6d3d9ac62e05ac4a7f07c5722b022cbfaa68b7967fd89278950b0b8ef46c024e5716883bada301e4aa92850a5e6b6d17eb8af3bdec6cc2e2ff10ad3e3c97f5fa0f7154a9b3468df1d7ee039353dab6c1c45febdd30cec8fef1dc147263328643fd2bbc2cbe61ddb83a21a157415c332ae0f33d868a4a2e3a5c6f48ddde368f3bd4a8a98b9a1948467aa0faa6b6be4f502534af911d8eff291204611c2cfa105db160dd4595cecb68a1d61c2ba2d5a6874554241f7150ffcc5c849d7b314cc32788d0443d0f4fcbef8b6023b3216dfd01f0da2d838b1196ae142d83e80665eed8f42d528e7fb8a4432a21d9d0c2eb346ad07d8509e69c12f80844092e2a5b092c42d457f27fe71b697293cf60c26de2c37b93fb6359e84b377577418668a000eb4ad02a0308d0ee5d407b20b64ed53190f58588e5141fe67d406618f44bb8e3796888d736e7a870badc35d7f3bab8d124528fe1b0c78ef36d61742a4fe300941cc1bab8327b22297fbac4536e3f8644dcd937ed6007266077ae9fe7f9de525a3d3116804c2ff9ba3a72d332903016e8febfaf1918c64efee018102ab5fcd69ed507b99c700b9404afb47951531d94375b24401f9027977efe844fe8c0f232baa952adffa17277690f9b2cd71d0aa4996044932b100266973628f66dced2fc79784386844e244011195f94fe57272da497d4fdabe5a3350b91231781083bdc6e6fe6c96a10d1ed1c2ba4deacd8fa32a925cb11f8586ec9aa92b297e0649775d3d159d31ee9b999f5e315879d6644ef27da1e382418ff99c28d5255681434d44685e73b28f3137f6ebe53aeb97bb10dfed588aacefb710f5547da71c95b6376d09787b44a7347efa5a715451d4fba67327b4162fffe0aa6e3dae430c0ee58b6ff2fa1caa02dcb76cfc439134bee5bced387966d1582dd5d367c4f1597e859deac85fc7c34688eaa764f9aaeeec6c67ae001042e83b27c2e2dd738adc79f079fc3face9501e7b649a6b8b7d5fd229329538545f1a33cf2abc1fb4227c8b1b9385c386c8927e06292e36429aff14ee960754c63b92745cdd6e0a74a404c622e4d5658cb625d49a36288f317b64822dd667034009044a8ab1b96ff0c315b240e7155a4cc3811831b3ac8cc5c983acaac741da66c94bbd91382b35b4c77977671b7e56438e1c2ddf6bf73bf8e818d8aa0dc8159e7176c32588f978d13ea3a051b96814f25fdeabb9833fbb9c35361446bd9d6dfd804cf4d6b17c86f6f9efbb86c82f5de3f457f4f7b521aefce058b938ac72f845b9ccf78702b72fb1882a745bb49b17d76173cae677a2a8f2c169a7d6cf1a84559b440d536ae5d250238bd5b2729bb5075e08c29bc49c3971c1ad1d8369173bc7de54728f6a0a9b4867b7ecb34daa7d069ee8af00cde2b2be90ab7b17ec822840d18df7d585a170515ba345f2e9166c46c953990cc74c73cce736d59ada3dffa270081da7c6b48d2586d414be04518e767cd08f6733ac79399f630333d42881a706759dc64e9b8863c5df17a76397287bbd062a611c3434b3f728633476abdc410047a7f214a93099f9e1c3ac4a9a53c9d3150cdb6e20bd561b5d7d1712730976c2c122f3edbfa765dc06f8baf9b3d689493fc6e096fd0fe29254b4744eb7bc8af94aa74901ffc4db6e4dd9e51b3155b842cb8b43995e243daaade2c319f5543953768aa572adb5049940c4f0195c364a5e83eac48c54604f95b1599aaaa8fd294287426142c7078483d3951c11860ba83e7951752c223cad92c9a28c2ddce812e6af938521c84c12c99bd0754a810f02abd57576b66be31433131722395009eaa6f4ca936c3b7711bdbb28849b02d7dfb554b6f1302176588cc2c75148064e699011190365b407ee2a9b64d6504d7c28b99a3789fcf01f2eb13ed76584fe20c93b8560452ab0d9d220110f534cd7babf4797cfa39be88ecd97088340386f382acec5e3bc20db335cc84f7c75e6a8729d77043b7dfae0f8ed0ae61d194c4b46840d2520c767ad8322c2ca0167d4ecdeea68587e8121c251da9b6928c23ed93ea81868dbfbf577f0d6b1ff406bd1ae374d3ed3211fb475fd405f40e2427bcd0e0f662771810b09d4ac62c594bd55ebfe9773bc3cfa27f83cbddaca2fc3bf20da504a418131b56b4c8e9682ccf053398f7d7e4fe23d47ea2c4910e68156482091fc745554b8a18cbbc5148599cfb368eb2c2cff2713f33f7aff8c53e65a132ba0759e717e33c1db6455c1d535a172698d6693b364e05f5799d1a1067c91f75a804ed94c15d81378bcf144aa373740b05951d6f652575bf8eb7abee09667dd7b32373f71c0e3244fc73468371aa77818d7ee878666b605f4652a5c2070a6d9a54983f697f4c3f29ac84fb1fec8fe73569bd2ad6fd5bcc15632b3ab48d716a5bde6a6304e2a60c94f23bf04757f797d90734ab048a015ca61936125abfd98713f53fdf0e50081d151e296ba0b6eb6cdec360b46b9db16bf4a947dc37bffc7466e7584f4d5e4ecffabe2def81c28390dae105381259242049a2853ba5778c07ddd136af5a31029fac9381c87d832341b5da9876cc698ee23f2293249bab9c68fac3c3e295ef9ebf93cdec0b3936bdbd1829bf660b7ddbb4dffdfc4c7779cd631229705ade9ceb6ef1541e8fa2a5c25477925ed5fec5ed0e66d657a355e1bb3d998d2b9366b4145289c4b85e35d88cc71e1da85fd73754c798f4995510acd895da155b9e0c44501bdc0a3be765600d7f1e9a52b9991c74e7810bd9b323e6a45c2ea7292c994eba9a2d341d7ebb8cf473065fc3d379adf4ef5014a0a1d5d9a7f80c662dfd2827bffa57cd2c8764299323b20926613bac3e936b5639638a34507b472a2cb9791ce623260dda546ad9520fe7c22cba89f256f7833decada032a178b06da8dc607a75a9338c0b33b7d768a939a476ddf2ed0188c2f48fc33537089dee8c9bdcc7c2d6d997b97bd194f0539fb40489bdcd6ea5d3b0f1ed2eff65c01bdbf01c1b3fc48653dc0d5841a8cd8d0a86b5214a4b98467ec6693523757045d05fdbee03c8cc0b860b55f978e5c98');
INSERT INTO public.letters_raw VALUES (16, '\x011da07ecbdf00d28e3edf5a219b241bafc8b3e023c7bef487a23e13b519485dbbb4ffb284b391fc9c09603f7c6fa6e0da631e719e10a0c257c80c979bf1daf922eaf72524ad517410634287a18f0dd83a0f6a0be9b954752ac21d86063250f18a3ee98d51130817988bf016b13be8db798323f82a346da8dc307860fd964a00037279f2fa322b518a4e1409f7afb2f102ab41105ac25411fdc59d70c27ceae0fb822b78103d8375ba11e24cdb77b5934eda8b349a8dd512fa3c668fe3016f582b7328d756ab124238ef11badd8813cc87fc367714892f1ea749cde123dd790f0de474cb44bc8bb87310c221e21078832018414e5b6eefb7eb9677166d703262c3c7da32c6d3ec76b6cee9a87f9873abe8d3038231e87bc52cdfc025b72f924b17933a6a6adbe150f362e23a90d6e9e7eb7640eacb8dfba1b4547775bfff97faa12e461697c2935f3d30a32c3c9a87d79c06a588449c549c1489e6c084755e92b56ef4ef2b12c23195e9026e9b28aeaff04e062c29803d6c0100a42fdf2046dc4738b483cfa46993a378259f50cb18f7b1450e308fa3032b7a1f2a9eba8ed1df9f31613b2608e3413be41e1ee2f295bf8745df776bd410fa524d79ee23afb51de7b8a5ceb0b91099037da4061c9d858082a5238b3465a07dd9caf407b85028646d3521d249c008eff8cbf7702bc4ffbfa6ec33880b8b25c3d3b79b6a9547866f98448de64849b5152b0355701d828d1475bd3a212900f00218712252ecb973d1dd7300032dbc71ce731a6bb9730e3b185d30918b8be3b0fdd541b31910881b9f4b3d294a58b93c4de99dc6c5c31fab837431fc7337e6c50cb88ca217b0a41d647e0e81a3af2295ba1c88dc20ddaca5cc4ecc6f61d892e409b09f536ee64473d66a908b28a7454cec51eda193c1ee0a76fb56aeaa102c8a5f1d9886d5bbc843963e06d90a2b3bc9524ebd17108a9bdc8be9bad3cfcaf4a987f6d91524b3eeaca390c1b764ab9347c9b06145d458b3e0856d276fa9f3d36c2131dba07eb992bd04da3853f59f9ed64fb840ae49d310639518f607dafba666a08eb200f6a80600d2e590492255577d98933110862d92cd0d3b76f10dcd83c14c552f58c4024c51d6bdc31a0292424698c67923b3dffa7a0bf8c6cecd3a66b8098d6bffa30b5276733439a8c409d34625156facbe067846dd66653914b1d0085e4c5d427759a0d4f1cb8c720916394d6f6ddd6708b8af4a72ae35b4035b8126ee85071d3dba9baaf4f633bbe411d84b8254ac7617554e339bea553be4845a51b527e6465035ac544ab60c991dee82ee1fd4caf8bc925a313a1691beca27fbad8b8daa0912a3bd798f6ae4fffe418ef8c526042a54dd5083d5708e8dc26de3ebf71b9c368e1324c5783e355dab81f719d530c8549854359cf6e1f6ee48686677d68c75dd312d1dacdf5e681cf6ff960edcfb036d7d7224041491df2f82774c9cbc4096915ff3f20282bdebd0e2b088900970fee0591e0ce4a42e9490208fa23c7de06f0f156e900d10ae1c9acd4d984e683da2a8ad07a3b28d8e61cbbb0b5e7667fef7ed72473df765737b4537d6a9cc21304199d6d8783e72bee93cced29973e50ac5ac3a84359595b66da842ac8c09a26c1cd5e0b3102dd46a4d9bf5a0221059c5129c2cb240d5238ac60ebf58fd52eddf6f255611599d66a3f31b82da876135dbbcb3a8f7aed570eda6c6d1816c925b4ff9465cf2e1b9011bf534e480abfb06aa67b5758caf2b0cb29c5aeaa271a8e1356769a01894fcd6733c980efc20eff2dcbae9a4e0db7878275c04db33a339426544108af583c09ee9d692a557900cee075adfb81ee6baac9f43761d3703965aa44e74a68d8544a703680652fc8598fa350efcdf7ba7a407bf94da5e505175f2179b9f73cf4158c2b334ec39025d1e79d85c673bf2409c2f468041f52a2e1a0c83247583057666e498d411a8e65adee9f3358b747835adb5ffc89b3d234bf1e2218192a7ae867843b35085c43af92bc271eae3e3d8ca73bf498781a7e34624947581e7d7bdc96b552468db6a03ec69f0fb3b5fa3d7fd26fd699aa7f2d05645984577b3a9e313fae625c5b2bb0643b1b6b31a07fa0d1a562440102e67e266872b7c461600a69e0353a353add8f01432b57b6fbd82a4865c36301c5c78361ad8c70704aacf7b687f518e21cb294c02410589821503c88d2c513aeff32d15bd7ec377e0116b365675a3270135f94d6e8359d5b338f4a254d84a393451747b218a5eddc16c8fb70f97c15d487e921c396f1b1110069504214271860ecfffc308d6d94fb00ff652501804973ad17ba33dd439f5701c547c52cdb077a6523a52bfd9a7d85c0e9d73f519c0bf6e1d8888d27878541a1bc7cf59a92d992ce999553494546977c940b3dfee41c1151b1956bb2482ea4328b13adae925c5791a8e159ce650d371d61874c0127c490bef3acda5a15fa4d2801626e59cf41b6bb6ab45a739db0e0b03dda6c249298e8d98686b4987216cc4f68fc7d81fee7b3965d1763141c06d6cef5c124b47493f9a33245aa777edabd74762e72604c33aacccfd883520e0a33c74ad017f8747a74ba736d9a0405fe0d44661eedb0657ef1ee32bf74606329393aef04db586f54a4749ceb1c539051150864fa07bf9a59d612b949fe90ee8a7eab63c708d3cf461ecd06581650c877030522a1c1326e8372a40659c7c380e4c8ecb5a67ab974b73882e53a4afdf8f9f5b1c62a9fa63bdcdf46881c16c75d1d4eef3f068b6bc3fa68dbcfa0af095d9a2e34bfb9324cf69ac956e2f7ac4f33c3ec5449c8e7030d1397ed1cf36d8f18339224c8b85e6280510d8fe209cf253c17139d750d38ddb768ea800361c1d2181b2fe00d5251665b10d5aa54d315e7d71c53db8b569d83a6d1a5d04533c9a40de279dca9030b55e02b0e6d02e41fa39e3f03e008ead4b9895f8305e7bc55afddd6f54b5f27c609249ed243b9e81213ec206bb0ac5221c535ae3be2f6d85e59d4e27f45c2b644575d19bcb68cb3836cbe9df9ac6eb006161e1946b5f12d120e95133252a9a0961d86c35bdfaad26ff714a1a6c478241853109ca377765924eec130a95f670784fb01b1f5c7ace23e55970abb723de7f7e7a2522d76e5a61');
INSERT INTO public.letters_raw VALUES (17, '\x016f17e8423ba234e32aad1de9930367ca62b9b087b037b164e47cdbb72aacfafc5edfe964d6b3cce9a8c1fec839ed1f672d0ee2135af7bf796670d9bc047076bac0fb9f5047cfadbc06c0e9710054d04c8072c74b105cb4bfdd0686f7cd4b48229299e6219a0b977bbd13143bdb7b6169dd65fe3b013356f360cc50bc3f8656dc30625b3f79780bb9c7267233de23913275b343d633ff4c1717554e9e82a5ad867d243bc884e8fc6cdeb74c0fdfd15b49ec0a980094c698edd1fbfc735bbb03a685f37f14f48d2c1c1abc77a98dd8fba7fe77cc9def1b054821ffdd73623cb54d22306dee0859ff142a47c2d7ac4731927867d1e98c35ce9c1243a74a0357f200f013cd995e51e6d5cd45bea18598224094df73934d31f15722dadafc18db1df59fbbfe0788906657fde7995fa3ffbe9dccb4648f430645c19b890f4157c4f84b73d53e455706523d60fbee40f82dd611d55e8d823e255056bbb7aad7e1b39719f2f76eabfcbf69f9351ca7563599704828155313a4030e8b8da075f7a32144453fc4b76baeccd6b152c410f2f4621d032c0dcf2e5094354f7e6a48a8242d0fe8050b67be84a310c54c406596117bf0b8931186c010e9cd81b60bd1bdc4bbd0321e53abf1c71db0e93dc51079a7b99b0ae9420d22a762eb76e8230cf2e5793e5e801297fd591c24125eb213b3a0f30e84f36d35bfa70ebe3cf8b2797974c4b3d62e7849dd4da404ad046da841538136753c6af252c01a660a806e02e75d11cee8c5ee9e3051b52b13caaa302420de25577a6ccc020117c3aebdfaf2f3d8ea47a4bce0e1cd17db545778f0da68c34b1010eb0d037a5bf9372f1d0bbf6c6edaa1789e8e5700ba10d04d66e4ac659eb8e71088b1910be14863fe34abff6c2a816bc0134c735609a651c9ffe4a442e83baf7902d9667cc121e83f3e4cfd39e267150d9b066af6af474695a808d14bfca17395e764bbfde7e9b775205512c438539c56b36a4d6c1f81c7e72ee9299704402073d9bb27f2e325375c02c9378346c171e574cbd288121e5502a0179a191baaf31002f791193a0c08ac30abcc8b7010049fca25a8b06eb142f80c16d13a10e217dae4dae6e8a21976fe84b93fdb5731c19584b6521c44dbafe9e40bfcec67b3fa36d7c13741f775df6c60188885c1d65366068cbd58f8f5b21bb7f79c9c557de3f9cf8c9461c45b2955b7cd747c91de3c6e250a4a7214fbbe7240a60de39b17281126e2cd91ede832365f9c1fa62e47c22347b3c8a2524463975225924e1a91fcc3af35fd12ce592c0f006212da661f8643a47a6df2a93cb922dca1ca2b14f359921ccea87409edf05675534694e650310e933bf752392caf717289866f7e792614e86f6b25924e7b9116eea983c8a127758c1d3daea2d8fac0dbd2fabb2627cd35f2ee246c2c224f206ee944a9030226169bc70551300ba05ae8ab71c7fbd2bd4381d9c6f9aa8dcd35ac63bbd58aaceba662807817d331233f55ebd8d632f2321a473263b74f3ac31b86f56fddd5ad7378cdaa7e15d1d54b8d6f939620128325e0ef75ca9a55d273601021738bb551695261bec7a7c7fb7c5af23a5bab5cbc26c8b90cffd89df780ad9853c18e63ac72b1c5936c8fab9a309bb8acb2555f306e78c37873ae9f7188f4e50b0054b4fef1bc1c12a011b8757b80c5ca7c114f5deffd7213c9cfd478e1b2bddb10c228ee8cbb3062d48b99e442ada1ba0aed7f3a56ff3507fe9f1aa7bdd0f3f294859ae4f0710123ad44962b0dab6498017bdb186670a87f2111407fe772a02342df9940f77535ba173427f469e5556879bf4c2288f31db2a27aca3915be2b2fcf242687e184b3f572826d49f7f018efc3a54eeba4015d8cb08bed6900ecd31209f6c566972b4fefe89f646c5a24e5899c4c76d9437bcf740523714b5490f2c4b5d2561c2edb865006ba9d59ead357b08617100fed317a79354edf3c30716a4232eef51f66657de43d9d8b82cf21152f321de6bd89ad6b5682fb1181ab8dad62e3290c974ffeb34d9d26df300af64a52fe7a60ac8918eca63603ad57124935a9d836e7f96dbb883814e200958ffb0abe87c14a4d44152bd63d945c32b9faab05fb643890861436bc45fc6405f59089bf258000edecc00422bb9bd3583a0e81d85f5c9ec9641922d90f6cb4166b68d7813d98b015d8d174e8f9d722b55d78ec5da1dfce99f89ffc3053f6797d0f3f3774d813d045b5c61fb4c314bbb377b9a72e47915eb6bebee204978fa3f0d620692ebed78c881f1072899a1b786a36208afdb49fc9f9c447f3ea923d2ed8cd36987e418d00479736587abe3160a410b269cb2792e3d119219c6e3ac196ed4ea2e17efc50a0d2c0e62d96a095d1702ec97d7497d8caa97377e33893ceb74e3eab5499bfb53569f1e91869e378d150663a12d45579ba743f925d7248f7beee27d4ec08cc72e65204c1fafb4357e08cc303d9a1702b08f636973d93ebfeddf67332fe688ad1b706da5c107764ef6b3d22dc6bbc17a30242834cd5050958362334c2f34142827160ef304c55f57fb76421a4d87684c7f6d8309372364aae4a22dc8cb9b620705701ba85b80bcf152e77422bf1c6767bdcd95f6014e76645ea8dd4ab03ba31d4e721af3bc724196c1b846aab3300f07975c4b6ae92e037e616b35f1cdf26f74bb91f7c9698c490992662da0f1d2e3d87e5bf72b157551f7a5f19a86ec4279c7fab60a634b5e2c21e5ffc96d6e477d71208ce98e3b2f3d32d23ad467ff4875a3211e22c3e5bfe925d0e237dc94a1e90f883a38cb0e77320c668322a7917c9317cb49236ff8f088611bd43f9a2610c0892a83aa772d397fe000c12a0b01032ce3fbec6102c5babb9d81a13c06feec427edb18623140d1a11e8d8bc031f8d6d174e54f8885a2e1825dcec7f7f3ad208142969122e00edf51b8b96088f2ee2566b1732c098c9883071d936fd24c985546ddb31443c8f11f129ac150ea0252f136c47c6949e45a90f3f6e1862a4a2239783060688fbbdb8b5f2d1ea2c9701e28f0c18ae2a213ffc77ab1601e24c57939b615fbe03e9e4f3f176a2dcc559292bced65a0e68e4607d73717f1d7494b533e676cfdd7dcb4ae68d798cda579ceacf978baf22b6e3c157c37ed2423b0f05162b90a7a034ef6cbc35657f8498f9c4d1c5251dfc4d6d828fcd03d1e88b37cceb5ca9874a22e5068140c4efea9b7033cecb678f4ff21b33446358e93a9281d5f648e60abedf796acf8392ed74f3882d5edbe8a0c5a2e3b7f3bc91cd6232a716eab4f1a53c1f54f904250d5fd6cc75f1325ae6e56eb111295fa09268bb0b757f0d42c9aaa4edcf8b49863238432e2ab077f3897437ba7e4e95311ab68166e8aa14b36174436120932287d6bb09aae86d2e9241facca01972379da22693b92778e2ff081c5e95e33e2414facb4a29ccee8997da6178084abf255b081df7c5a1e87753964b53c88d253bb4142b609125fdeab4f20b6a293bd2014eb4610ad1a705513e6f8b3fd091703d657fe459c44bf6bbbaf05a7d576fa41914f07679d5341d232beab794c9b792ae6b7b93587c3912bcd060bc95b680208974841731cae25a8b8d829e4df3d02889674106505a44ffb11121743fc0b3e9d38be57cb5e7cd1ad01eef6e8fcaac2308decd3c83b379a5d8088eb08b986054ff93ce8e29a58277c292a40011fd9e1553e3f64f1655c9a754de0caf941a5346222a0806efe02965c19e823cb75a240828fee4aebb30c753343e61ab0db36cc7af6edc223c6c95cb9048e74e7de8e378e502cd5e6fc90ace86fc30c8fdbdd8c90c0242e46a864d1b2dfca5b6f316b778017c284de93e5c229a520fa0e286f677409d8632ab153d8f77b3e5942595d5df3dae5ae8b7ae3671a53efe4f9f1352da27e42820930fef0250a0391542c8452e19c67a04cbafe6c05d019cb9a31a8f688c1efb29c3279d7ada7024e27e34759759cd4656fbc095b81d17d3925d223ddef0ec7b894b91aca4232efd90cbc8baa22a89c3483c53e66fa995b149dffba41c4b2e391e6d36e2bcfdbcc2586ffd48b95c9e0c0d9fb90e7518b7e2f871ea9dfd2bf850ca445ddf211afa914c5a5a8ddd59df3c6f830641d5cb85b42dd777087c75502d1971e20ba4c38a542cbf07b384f789b8b871e41fff2aa703aae6e396d5a25ca3411f552b0c32592bf00318729363a2955f22dd286bfcd6c159296b69a124f32cf44628ad74223538f444c8b5a424568eec50cf9ae71b6e99a68b2a9c62f17d67dd48c09da4dc874b0dcb3775b10d96c98fb2b9a4764b7eeb7c55301118a6da2cdb928cb873c9f6680f6c132f932a85fa7b96e6996768f1bcbfa4264f7a1f0ce2c96278c5c4ad95d600e3be5aee867f438f7b2b7d8fa4f7af47d8331bdceffef2bae5caf6ee9481f532693c7b54a5266bfc0b604a8c1ffa91bad39d9dd4e0cfc06565cb1dfdd3e0ed69e4461b149e2f8b1e7564eee486cc98818d4bff42b6994406dc71ba765ac3345745e6fcf5563c2fe714810fb8c1047c9bbe3e7078fd70fdc028b70b8e2c2aff501a67ef289d7f57467d99c68b972a1eff11692fa2cb61b1ff63f8b95deffeec040bcd4e9092654d9222b862c07e51465c0cebe56d4ce8aaed1993fe2ac9eb9513f4610f688b31bd3a5d87348b5c7e38995e6ee7bcc3c993d49fefa6d8dc5fe1dedfa0bdab7a9a49ebb35a0594d2fd4ae6762925d07a59075e654d899e2719926714def1e3685df688cc1ea73e99a11ab63e40d74e33162b8567aa718fa9bdbbfc9feeedc3083a5adc0786d1557790b46cc476a147f52070026fddd7ca3a1ae6e84b3e78252f3b341aac9871a9d174c73135932d17ef9304411292fab21e94ae7f63dc47b4aaaff4f1d1c669472c219988babbaa3fd63483898a5c7155117d917ba9cf4a262f57db996926f1e7b673d246a7a262b5973099d65740596d4ceaeb7301946747df6cb04b88ab155803883e186a2b825b39075b4485abbb3fe0e7c2ebabdb056836ec2e2a574afac8a99039f1b635b0cc370dbb875e70f72a7bcf81116d638085c9e8f6b1477fc0ea89fc699aa2bf06e6d5e25ac30a236c423fbb8f7e27482f019fe1a2c64b3add9561175a81f181f8334de8ef297320d2924ff4d91d6fecf0f3bc35f1b5df9f25bf0269e5cc12ea50171a0662149e873ba49b1b9baeeaffad95247fc3681b29ce1b710293010a3c423f960faca44c4bbd02f6b0f99e5b1b11ee5d0393b4da2701915285c2fd0926cd503aba02548af3b3deb3467d7dfa2a9e9afc4b88768b8f26cf235ea12e57a7e97ec03dd09ae23dfa836e7b61bfe8e3d186e0368db4df754764898370e7765cae11d4a6e15bed55229eb1be5e4c91fb7c4c7452c444eca722073ed7b97c08f144f29509c4e6364cfcf2cba945edf703e14724a322a4c819005295814a4e2c26e88d05b1b27f89a8c592bd8f173690e563db37f7deff567b709fe5d33534d4e853967209c2d6b420c44a9fa02f92b484a72e68013e5dc96c272e6372c2c8405edef0fe7935b36e8d29fb4320af03dc9a724821e1384c8347688311711b26771974f15d33dd45d867e3e85613a2c4d18d6da3bc0e89a285f9c9c35267e8d3f35fa2a06c205ee5253712fe848cbc289a88c9b131edd2355a3f649afae7d9ed80d8639c1ed93795276d21334716d10481723295e44e164a687f75a3cf5e1e675b53deaa46b6e081016e7e84710b8e592bd9ddd620864201cefd8724561d18a171abdff1ecfff60ed9');


--
-- Data for Name: lines; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: logins; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: messages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.messages VALUES (1, '\xef6a14ce02301a65894125c821b753cdee43c5877aa90dea1d67d098bd48e18b', '\x1b796684c28b5779a32372b42505b1351535485e72ac8e2d298a0d96e886e745', '\x01fd569e4023b35e8f5b97bd78544ca9bef1a3669ab5421b4f4b2c0fd9530463113315bd537532d41a80256a8d67ad12cd843b4b89cf237b28875553876828983bd788a9ec4d2ddbe226b222d129f867e10a0ba833', '2025-11-24 09:00:00+00', '2025-11-24 09:00:00+00', 'done', '', 'VB-2025-H3UQ', 1, NULL, '1970-01-01 00:00:00+00', false, 0, 0, 0, false, NULL, NULL);
INSERT INTO public.messages VALUES (2, '\x33e976d56b819d91d7986e772735d1a65440bf8d8f34081b0c6a71dd0ac8cdb5', '\x1b796684c28b5779a32372b42505b1351535485e72ac8e2d298a0d96e886e745', '\x01d0c9288b595744a853c60d3665386bb6629df6a54b21f307b32b19c68d09d9ae55cc4ab408a739c45da6ee8080fb551f423152401f3854a41a41a1c6aec72d5d154391fcba865c5e718b23e25afaa801347e5057', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', 'done', '', 'VB-2025-H3UQ', 1, NULL, '1970-01-01 00:00:00+00', false, 0, 0, 0, false, NULL, NULL);
INSERT INTO public.messages VALUES (3, '\xba172447419bcd6f43ec778e4040bab91b106715c553246b1b9db2217f6b0fe6', '\x27fade07230f1d5710affcc9df4d05f426203b84646586d27a5f3dd0de65a3ee', '\x01e103ace2b7671afcd8c17172522edffd80f8bf5da231d309e98e7e976b4aa54e0a386524a646fd36c729e61c61e3924d10bc63e5c20b49a372e0862afd18e68128f5ca18eb0f99fd30ec732860608f5d5467afb483be27', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', 'done', '', 'VB-2025-H3UQ', 1, NULL, '1970-01-01 00:00:00+00', false, 0, 0, 0, false, NULL, NULL);
INSERT INTO public.messages VALUES (4, '\x40d5ef8ddc0a0918b0a6946f9922848ef73d8b4d7999d8b94ae8581b7fda9d77', '\x25da7f8ed36911c4baabb4d94cd4dd4dd20b13586d116dd25588e582fd2b729d', '\x01f4fb2a85882984164b589476409fc744a4ccc108acca36604f049f2abd6b865b9e8d7d3c2c58ece684508fedc22b3bbda91aea6ff77b71b6be2154316bbfb7cc298cbcc2e3962241409b85489cda8be6c4fd13c7d4e4', '2025-11-24 11:00:00+00', '2025-11-24 11:00:00+00', 'done', '', 'VB-2025-H3UQ', 1, NULL, '1970-01-01 00:00:00+00', false, 0, 0, 0, false, NULL, NULL);
INSERT INTO public.messages VALUES (5, '\x36a9a508a8b3056766b1fd3929e3564ecb496d89a769ce514a673cf4b64463a7', '\x681cc57f10a171074a9fcfeeaae4c4db9cbbfb71dac05c85c3d178fe839e859f', '\x016f334ccca8dc82dc39b10d9ad1174c42c29d0624f29491822e45417eb311e0b1f6bfaad9697ce9b1ba33fcfdb4190c71e050cd5d3632316f4095e4e336329fab592c53ab7f9e7ddcd2a2069acaaf1637196f824f', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', 'done', '', 'VB-2025-2A5T', 1, NULL, '1970-01-01 00:00:00+00', false, 0, 0, 0, false, NULL, NULL);
INSERT INTO public.messages VALUES (6, '\x0d583105a0dc1c56d82bb061dbb94e8e376de403215e486680552af77f619f68', '\x25da7f8ed36911c4baabb4d94cd4dd4dd20b13586d116dd25588e582fd2b729d', '\x01b6a58c2084f41db0a8e4023d4a0ea5733824ff843f0e9735378e33831cdb59af091fa4840894373ebac4d7094d2ce7a49a352c086ea19e97764d8008cb75e89c91d2257b61b3b4c7c39bccdb5143f04852a9eeb089aa', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', 'held', 'in a handler''s name, not proven', NULL, 1, NULL, '1970-01-01 00:00:00+00', false, 0, 0, 0, false, NULL, '2025-11-24 11:10:00+00');
INSERT INTO public.messages VALUES (7, '\xee5445b84c40ed45e0d8c8de6a135ac2ce67b2e8fd7303d2940f5486ab68e388', '\x27fade07230f1d5710affcc9df4d05f426203b84646586d27a5f3dd0de65a3ee', '\x0186c5bf66a32ade6a95252ece077a00969cacc3e9068895319e6c17ac298dad9eb38bd3e63e21b684db94ccdbee91e6c3cf27bc15dfbe6946da0b222a7400ebf60b1d5199464287472207dfa1e40d3662bd73bb3e9d67', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', 'done', '', 'VB-2025-H3UQ', 1, NULL, '1970-01-01 00:00:00+00', false, 0, 0, 0, false, NULL, NULL);
INSERT INTO public.messages VALUES (8, '\x0a979014a1ec30fa429f9a43e81ccf17776c809e35d98dd70499b19e3669337a', '\xf092c9923e4ee873673e414c33120d903a80aee3237415afb0473a28f695fe9d', '\x0119708326ea081db93ccf8f94ccf497f14e78e8cb267d57ff27b0a81783bfded80d8afd5dfc72f45890dcd2e5177e30573b2740317619af40c2282a0335ad970b07602f04a72571744577cab6767c8b8b8d15cc', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', 'done', '', 'VB-2025-RQLF', 1, NULL, '1970-01-01 00:00:00+00', false, 0, 0, 0, false, NULL, NULL);
INSERT INTO public.messages VALUES (9, '\x37b5eba4f83e3d02dc78cd926e7d56618842c2edc046c40006158a43d91f95a4', '\x457f9cc6c2580ecf408546388f9b6a2d6f3185a283b3baae6388912e4dcd0fc9', '\x0152ec3761412955c62a3019bc882fc4c01a5e9d850f871e50ab6a4a62b206c9669aad076468a33346eae2b8f16e6dba1ca326057d29eeea5c8e1f20201b01dd056f9c6cf361de040f9f5a83d3906e85e3f0779f', '2025-11-24 11:10:00+00', '2025-11-24 11:10:00+00', 'new', '', NULL, 0, NULL, '1970-01-01 00:00:00+00', false, 0, 0, 0, false, NULL, NULL);


--
-- Data for Name: messages_raw; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.messages_raw VALUES (1, '\x01b6fa4070a862dfbe77cea5c52fca1b3dcba8167820b325d57fd532718d038cf6872ab3c8b7bdd9db728780e8056f3db3d54d3caa001b521d163282a108ab5d1b2a696652a44488f70c44302748336777aebe3fd25464ee0144b7cdbef615071efc5392e5d01e2f3137e9fb2aa938672bcabe1ebfae199a90fdc1a6a5ee92d3165ea34960c33822f9d7d1abfeb580fab4894d8c67ce72fcb201884be05ec7b517fb39417b36d07d5a88b63c460bab08adf9afee5fba7659ffd2e1fb0036cc74fc56e0bef27d4dc2c19f8c1a7245643bbd52200056647431999617bd80344ec875adfad5ef193921f159cfe10092c922c5f3edacfa944bc0a004cace557d9cf24d7573b2908230328da4bfd4ff12d6109ca3c4afc65bf10dae7d511f64720004b25b1dbb6e758d7a61196dd5168b7bd8c859adaa999cb80c1cffa4a9e0d03f8de16b247890bdf9c98e0f809e49512fa95e3e4548102acafa53b0ed7d1f901daf0222f437299dea2d08a9d16eee0593ca60647554baf5fa181a866d02b5d98a220ddbf161e7e41ae23eefb5c887f6c199e5e80ff6bd59e14125ade013e307615fa0f2c2e35af54941b17a80f9cf2036fac6298c7cc70182992c63e1239fa2d9bf3a7db53c4cc47c24cb5722818a2be6f004448467e8bbc01c6fe68354485499974c2045d0eccf7606d5eef706d90f9b567b9ea6ca472c733307051ed5495fb034e0e005e5bc972cef231f32b8de9c3c3e2b4406440d78');
INSERT INTO public.messages_raw VALUES (2, '\x01eec2a7a41b83358ff986a9f19e5c62e7fffd3aeca2df6ebc9279d2f14e1c188279ea2b9c0cff9043dd5173a76597fdfd3b224714a5e4c3a175850424ba308c7f4a2868ae01c014f2f687c5f0c564d73d0e85df5e513050607ef4a4eccee58798527b97dcdfb20206994ccfc84f99983318e56568751c93d3df7160ed6da3f1aa324c39525f050f8d3cfb246f36a15ec4502fcf927939cf462f6ae5053d88c172d462c945ca6e7a15290bf2697ce1c072826e79829c16998f72951555834aacb8ededf517b3cee5ed3826785cacd282928f2c54565fabd56e42e98172131fcbf208a1bb86393d1cf3df889a818fc1ecb33bd8a477648e0eb4864d4d3f32edecaddb6558e02e6535d010a88c124d9a20d81073d31f22750138a9c40f4d35c49524054ea86dce2b57551ff4cda90b1305c3521260872876b25b859332a2d1e1ae737a6a1ae9e867ae496d01b5492f7172e53184612a3dcf7826295b655221b0597378619890c952d504fcc0b7c66d4dcdabf0cabcbdab82f160384cffdff8f6c7cb99deb6f7e8a6141190ca1dc9844196aa81c271edfa852ced077476f7728f22bc730d5a86286730bb4390e8747d24e4b7d9ef13a19f4ecfc21985336190c8df1a017260b54252c3dbc9be57a349552d74821011eb5135598e46c0d803ec08e3c851f2aa48a068d790bb2128698791e4efb3ddc3f38bfd9b212ff07e66c57d6df9cc4de204ea5d1866da294f25798637d7d41cb8baa39c4aa5372ee0cf77a8f25b993b4ea496684b0902d508d8674e3e77bdda5b1f9506cf8c105c2a7bd33bd03df55ed77a48b1a694433e487150d68a385d0e49b020e740ec09582e7599fbd5a534548d657b469a0c9111c124b7f2c8cb8777091eb564146a547bd950ae66de7e2e91f32b804703cfe175789bcb5100b7dbfdfec579650740fcee080fd63cc466d890f9fd95caf916244a8eb1ab4173d3b9b211958e7ff7f7128a530c176fc0094a9fd31f28eb7c4b6594f27f149d2e9252ed37cc77e43705f7e5ab3d90eebe3fb3c2f05f3b8f8856d86f512dd4a4e99369a5759013b8d832fe9f4413ef887fb3b38de2f789064cdb4c72553a122e8a40ace0c5546180df933f584f988d46e7361be13e249f228085c49b48c7556e780f6cd90fbc030c018693c45d39ce11c2477ada2b7da08a79287fb84cec6d899d4943d6eef8debad3196bc6906b0894dcede7654732bc174d9cc6d44d0b7d779edba2aee94f8fbf0c5bd70b14e949e4e91c44cad8377ddfb2204390218ea6cdfab4c2eb560a6e70a7a37ca188a22152e22a38ad98df394faf934265048aa437a0a699c3c707c862cd8a78b3222c2364b13ed31d0beea361a0007832675fac586282ac37cd96548d70a4a1bb87889c7fb72326b02b79f4bcfab48edc9da76c51a16e178035a0dcd3588fbbc424a73ce441f15517d9bf8494997e8bce9abee9a325e0f6622e12131f2ac13da6237d0dcbf8a66c31b4257b6a8e39e1d5b077a742bdd3306847e778c9de34aed6733b7ef949ecb888fffe8f87d124efc6c539391a414b9842538ac4e7c9919879d83e7c73d9e0907e4d0aab648a146727e01eca5d9f267c91a40410eaad1f3f257416d628a0ff32998651ad4dfded349ef67c6d22f28bd6c0c2d959e097d17458333b7a3c11bb437a7cca85fb57f7b1a40325a26874ac049d27a05fa4522c2b4484e9956a0c3dfeca3a12948d014be34467ca60a26fb5a5dc96809acc0fc9c3454a21b6c2cd36301939801d5c02a59ba57ec41e355e6a08677c88d896c65c42bc163a37d446565583d34b0effa8c0fef052f9e88f1339408895d09ad921519f68338e3dde9c92dd722194361242110fb4f481caba0f785fbb73e27249feb218ff044c6b386a4295bf8a7db24dea92ff304f48a25d9deca07a6fb924bae0c5e69238e18ecb06651f17c124f9163902acccbf16100c9953b3ff7c0d7a36fd9d9ae5ebf806a6657cd187e079be178cf084b247c4ae8a1bb022f7e147fd860c58f4c876907adadd797ca98ab796e1d5bbdd7be25663b61343a2de60665a6cfe901866fc79ff91eb9a3f8b6e8c2fef16ae1dbafe812d90937250a6f809adedfb43db75996d7347d92a8f268853e6e1bc195b5f8369308c0e9fd077042da6b516f67282d15a1fd703d95a06285981e081158fd0c327a49b90ae5aa98c316770bee38c40a0996a34c6bd21280a4c50f91b5315c7f865794784a8f4b27942ba679c70c44bf0b66a83c75f3aca98835390e72f3a9365bf1718ec0b679dc90007c9b9dc54a87161d2ab3c1ee6ff9293bde163f5ad1d4b2088699115868b6fc9c8c365007d9cae60bf92fff87e59e600c5fac8de18d5d693c1d0ef6193a5d9ae06033392e6d8ea5924acfc14d6e65ce6524f653939b6118eef7ef649b1db3259b0d56432cc9db07b784e40852da811359d5766a284662380c9adbf694478bcc9d08e4dee41fbdb570e199ed3065c80e60ba0b9782999e944d704cc194733b7a902bed80b71b47cdc035d92544474947b6c49f1649f5bb0ba09cd481710f16cdbfcdbf5cc8e97c84ac6e7c3d5188a53bfeeabcffa34191020c946fc2f428df513ae56daa8e374b5af06dcec1a82412ec65b5a9524bb556ddbae9fefec95b4079bd23f2e322a7288b657876a6421a6fe853120f5a1a3d8f62e83f4f76a5011cae7b427d11944a6289edae38e96282610d9f8abc2a339b00a0c7e9e7565cce935e0501194f2a1232e14b06e5766f678c1a73d26a08b9e3f2450125ba25f659122e80c4cb0ef2bbe0b8d624de606c7ae14c61618ffc753f5bbb341f5e6fb18b7497e54b34cee29610973dc2d90b18db9af022a454dbff669ceb85113b5b6befd42cae7081b7587f524fc524526e7edccbac5daa459762dfd6c9f78bda794573449694b5357304954867133eeb347c0de3b26c0a5b61b43d0c1b7c6c4ec6283586c10286dc51588bdcd5b25f070bbdf0bd2a304f711f180bfb5e1089aea495fbd41d4b6d28e71f3d1100ad1e4cef586b995b02bd534e9a896207b80cc59027d4379117b7ccd2183403dd37d7efa9120b23e48e79ac3e5c6909a2f010517f945211214364141bca5b243237dbab12d08c19dca96d221f916f2c12741667cff7c1d61a2b0cc43d3add97b258bd8f11e09426aaa961b5f486f16aa59c20fca36bd1655f376aef55aa845ba37e4b242470fb1449d5e5bd399f9bcd73efde77afdbc266c7cc7c951f9c842b479f8de8f3456bf24e73b53df91b46e328829e3b4e2766b4cb5b92aeceecf78751539ef9e5f0b6b8b146acd44f6cee3d4b23d860b1f55a51227f791f6ad55062484bacc7d5e974d52d050ac242306e3bf60c9f9074dc76140f190af0adb5c94da1ae5765f3bd905317262f7e68e1a78a34cd373ae3c6ac8ccadae6b02c6afa4f5a3cce18eb00b4eb5ce0816280bc53da7b1525a2a8c9683220e98a6a9ad7e723f9f81ae752fc5a68798ad025622daa6b900211e60424bf4d33966bfa904f2852b43834cf85128cc0307e230311de4694e6a14c0fe74d0bc4ce6af96e392fc1880e46750e814c9a2b8f55c9be44487eabce7facc5607b2dd3fa37da7cf7773956491115bafdb1ce0e9d5b7d034b63c4cfdf42f49d6ae3d966ed357c824bc958d90481c0875071c093bab2046efd7924298bf136d8733789a593e939f59730e31d9d7b859f7c2379d46bf3d117255b047f71d899152f16ce3c87e659bbffa86592711b1ee48d410d04f2beeeca702685a55d4699adb22d35099fc83cf34c3049c53dccb362a6e4bc59cc96bd6a1ec40fe0160de3eb80008ceb29a0f00d7c8a0c02588ecc978abe1e1c821d25f4504be07c0710342b89a607f06a7c2f23e8881d0997de4e3b5f1e95e42478adc5ca3867dde29e96338bc83b2c870ec6d0014f7bad34cecca0b38d4badf23d32850a9c332836df7f4c767e9fee5676ff68ed733ea9dd7cdc4813b61b601cabbbef824fa366828b137d397b060eae32c277eeac16c2e2d86d4faadecf03b5c5091945c812717ba1ee556ac7608f04190e5a9556745060bfc0149808024d4a6d4093780fefd24235d4b9301b4e078b9c59ad6860abaea92e0cdbe5b65811eac39687fe577888527bcecde0ba4c02a1a2a61f2b800c976a9d14934c2c5c0486fa3f217f36bbcde2b0d5e18365b299accaac61688b68d9f7939ca68ecde20d2f6567328180d871972a83e1df4191fc2dbfdaca2e660bd4a7518bd16edccd269b414f66d6bf05a8fcddab81783a3caba111a9589032ccf19381535e6d90956b2bfd205d4b7251a9d7d052fcee8db6dc85757ab4e9224300b9883cacfd9500c20ced384e7a96497db96f1ec89de7c9e545a4c9559ec9b8c2eda8f3a7f1aa40dfab777081d835434185dc4bf7dbe9016a82696711ecc62b20eaedbba9b4c77610ae508d30263851e86f96a28916c0e802e79408327cfa1421ddefe1227a63d1b12b82fdc78410cacefbd5b976a570e84959574b74b734e66c7f6b5219f2fa01c1a610aa95208850412d23cfa66373199a97ccfcb416b172e6b992d1d32e51f3c1c36c6a8f092972a355abe4b6171f830f5a8c1f3ac3e156c84342f6704b61c0e2e97badab9dacbfcab7cde5f4af2557a4ebdcfb68805adfefdbfa503c4679f458bf758e83e7a1f8380661990db2b0450653364d109676d3d5645efa3c25c6e52557cd7f6899d72cef71ba78fdab9d8eca516f03491f90aac5a8d027170a8c3a0ef96e18c1122d8f6f0d45bde70dbf8e72cb78a8767f0c5fff7bf049d1b9fee61a8c5997a11a8180b582691cf0a4baa3fd8f5f60237f912ae83610a99725f101bd93b904a700d210d7772d2398408cdc6d04057950395a5b550e30bef722439dcfa6c6ca36a98a62dd48f8ca1fafa0faa14b98462f74793ed67a7bcc6b7054816c3d8e0957401c52d024448cb5cf806a08244a638a1d786cd6bfedcc3c88fdf40db41f7509f1ea8b7c94a59197bd0ba9b320a262de0845a7fad4fe081e58225baebe2c59e40629dd508299151a9ad5bdfe7f65b445be878faa8ccde1ca0fdfd74a18261bcd925e1bda081d19e674cc3259b834a9f6419a61b6e37a9227a68bae4432ba1cdc831eb0a7c7cc8b4d40601fd876b4c6d1d87840a72ca9cb44afaa9004983f4d68676');
INSERT INTO public.messages_raw VALUES (3, '\x01e916ab5b773681c1e429dee0b74b11be34d398524713796c13f544acc499e059685d8bf6a4efcb884281b18016a2cd6d87b48a26bab3094f9e3d0f827e6b1a813b19084dc63df5368358bc44fe196b3572e240f100698b923bed494da494fcac4fa1fd3c1887f2398ee52d0abb8577e84076f43e4abacd0bfc7df5a2a83db6bb5dc75e42f68202f76841015cc7a731a6d5d378840cc5025e7ab9971c85e92bac9612bc3ad8699096b5acb7a81e78c7a4db0c9b048b2c62dd6e8ff896a35cfb6cb69bc42c8ca69b17acd8f251d7b8aec509cb411659be84fe7b9ac20373ded761a9e65eee7576a93158901d48db3c0f3ae941015d477b2fb2e282a84168f5fcec352b3dc3977cef739f946e7eeb29bd98183bc5765a2fd85869f00298abdd7310b10fd023aaee27af339517d50dc31add824735686bcfca6cc608da14f76a13fde5abe51a68e56c33ead99340e20a7548be703dbf76d6ed3d00b22340df22343a7f54cde1c1dce4173f72bdf3b99df0031fd8290127699df6c4789740c5887e35bda38f7166ab91ef62d484c2f00178ac09f193ee20a5766215fa74485d91efa2122374947a85e895b844abecb5139dc36f38a7cdeab9a0cfdbd6722c32bd9900a22a330dacdbaf4ae460f13cca8ca40b766e496b0280e2c2e905eddf5eead726622ef27e02f2814bee1594b0ce9ee462b36e7b261288bf0218a9f71032d420067599be813d8b7060d34d3bd1c29eaaca43f5a22c82bbdb4b3f357393d193353818a99a298b48c82a1129fe7c3b448bf380ba94723ff5fc6743e16ac89cffba4b649b490d633174adaecd0540e81808cfaea342c668256295b1217662605af92d5dc482d500c7bd06fabd930b6d128e790ece7bf2dcd0b33c5205776dc19450d33542df49f63c73bc7d19aca42b7bd67a1b4b445c2145d20420db30ae49f67c1851ac06afd12090c4f5c57cef8bfe3c696d75f6cbd8ade5f71f772275f28fe16800391cc84243b64dd6116a84bc1382a953332a066eaa3775fd6d1387876422ee1bea94bbf9733e2355af127eb4c85a64910262ed8b87d3b7b88dd6aea4a8976bf004493cf65f302db1ccbaadb72ce4f2537bc51cdf1c2c05439b7da068655bc50541c64147c05bf308500518f8ceec817ad1cad252f1bf0834da58acf32686e2022147d34766e5854a4bedb2be440198df6cf833ed780060b254bce9e0081a64784a181c0d6d9ed67063ea98ce8a55fa042560131ead2336d2539d9ed27cb84f89b9b5bf322ab7b3c146ce15d4afe281e3d877a91d7d53b0c66a19e252d98f777c4f3663fa410f80e12cab6fff73017f6917ab21f5220cdc595dd95048c3bd6153e71eb5c4c177bd4282650c8b19c79d3d14848f297049c273decc6323c19dd7947557054becd13310ccd2ed87525959e5f6d4848cdc74061be50a4ff9d6c2eeeb23f1397bef1f5de95132a4b7f3e709b52041be0e6064614b543e7cd448ef9c52ad6b219d3f6b6475a83eec659d12c5c34c5560a6a6acd94747701926028e9fedc1bee742ca7c53cb448deeab8f70af13e3ba6387627292a00dd1d530b4d58a64daf4924e628d0f916da349b0edd860e537ffb052b0a6bc6efaa119c673aac732e41a12b5ec3787fb95937b86132248678b4876ddba03d9eb2830e60d416615652b078a98253a4eb9362261d2966510b1f2099a6262b1ce2aa11cf71999b2cf308ddb541d354a5b3a384cb93777f910e15667c2ffa61dcf8e2cdd7bd677d57a2d8e6f8cf723e72be47f80d342ddd67d8b01ecd744d342077806376ccb9602335dafba79d81668b09d06f6dd137e884cf21e41ab570c3e74192dc56f28c412ce6b9300acb7f0d0e8b34725506548e2c4fd358d804b9e56687905e7627780c8821fb882ead7e262026296367f82ed186e593ac0dcee1bf9dc641efea27a313c677f2e57b391d0fcbc40f8a0a69af0d0b48e2c18eff770dc2a7a9aa136f5688250c6107ff2aa9b2867556041f2751b27bcddcf32fba3ddb08f7971278c857b533b636040ae1e549fa0fb1f9a278b6d77aa1fbf1fbd1d26ada1e26a10b049f36ece7de082803b5d6fcad55be4eb0770a3f906380a83d9b29afd64a61c510d302b7a6d086c06f196d0a973436d69e8e32d92456eb66a54051e7ef01c8287b71ce6dd567a7d581363471d4c5f576cbdcf4ea17d8c9b13e875cbdcfe70ea1798b990743400e28b8b3b096b68aae7f5991ce2ed15d59841f087913923181eadcb63398944b58d9ed710e970ec6cdb01e627f84be1c8dd85d7db810971f136a32a445b31effa013ca94eee77d9bb76c906f2ab6a819b2b7afa5332429348a8613f916851b46086dda43caaab3cc40485d1a135a4123307dfde1b2027d33fa1974f5df06ec1cff53e67625d1f606dfc6ee195099f4a83b78188b03b23d97b0f518de781eec62586d15bc630b437b6de519900e0e787359c067847923a0a6a08e8c3fadb612066617d9e9dc77f7e4a0de8c2296a94d5b0dc2517013536c9c64c9011091a502662bccfdb062de9fb42ec27bf6bb3f42f8a387ca0543908529770ce50f19098ee567ff392bd0d2997181b0bb8acdeda11a6578169013e7fb281478ec84a9f82744e56d6072fd4aa2fd3a240963476c9601db0f538b9ae28d78869f64d1f7288d35888585b204bdf62abcc1e86bc70e7a95192e672bb736fb5d39ddacab902f875f3bbed1a025bcb71b76d87d9e57aba1636be432c05b781e88fff01b12ad268e164d30af873085a99defd5e69215e64f9fec9f744bf55a25aea7b4caa41cff9b7bd655660dda44280070c2a14ba1bce487ae18c5d8f0ff5a5d6eded5519752202841a05db81ff9c09229eac467baa92c0a1df5c8ca34ef807f2735b7c6568cad12469c419f0091aee49ea3dcbfb7d110dcbb788ac84ed24f2bb9f5c3def6b1e1d5d755f5bc30fce62380d502cc7a36b1f0dcc3b31c96c40bb0d64a9c2e4576dfbde487350208bbc0c9c9d97c0a993f60fffd799348018fa469af066ee87f5b9ab794b7b0f55dcc029a5f5d47b4e77086b114183763f89d4489f47d2e6be19ab080a08e83e771844353057f61b73ebd14e2bf3e264c80488529edd7b77992651de8937860f978c4ef0ea87f846ab468b3d587f1d4a1006f7d1353e3130ce87b4e90904d219504e9dc82f9bf871327e28f04fda5a3bf35f2c645164607a5848b52920a8eb42d9af7ff111e877b457c7dbf5b6df51f50a3a742c3213bdb9561ab835872f526fd7c77d4c9c64e55314a190f94c0ee000b16b57135a7ac6bb1d611862dc34d9ecd808f3769cbf292b94517f39abde8294e87233e478417d2b8a1f58ea126b2becdb4d3750aef22de59cb7da2409ba503b6ff1fd9c4ea0fbf5bb18cfafdb4127598be8e9bb08f94d72258783566fc43dd170c99b5315298e0a3153f0fdbf5658c3e4e95a3f44e08f84d3ff085b61b2ea79050adde718c96cb831a1736fb69d4c115733e20b76a61d7a0617c0066e2dd33fa14c40fec7a575ff66e0deb3025bd058da840f322606ca827674401c27f15972e16dc026937be4daa492b1cd53d74ed691eb72c2a746200871cf88efbf858f9cf79ee03d7ed368dae024a5d2fef4d51174e9caf139267ee08c2c72e5d1082d2cb427f904832611fa710bd05a921f608ef8d71d29e3a7784ccdc538c02c5695043dc77da19e6c3f9fe50c0513cfc865ca65dd506617a31fd69dec9e84ea63bc65049097af82b7198479eab70c3228af64cc4a7d7d727851c627c01a6d7f58c5bf59931d835170a72de6f83844a3521d352b2a9d0e9e8dd3882ec7b3a7ed89bdba119c29d5880fbc594740c5da69b223fb33bc2d6825a7f8f60e663c05c089f7181eea780f4e29210e29f0a99226e00fe0c0d7f15cb9c0890a1bf604b5b68cc1d2fd80a71fd2e9973cb4bd976e31b31468bfc47a29bbbf00ec5c176f366ed18903f6078ecd8148ac719c09eb427f710fa701cb5cb5997c4696abc18fd55730dc133ec8c22f2b765381777c1eda09af18b12ed91b1a49a1e16d3a994a042b56cd1b94c5f2f9318a7cc33ae4e6850c652f31bb5141ad77e3f2f1d3d52d7db886b789f9395c0395653e51ff514dc0225ecf781eba553019ae3919f2b7446509086938e8bfb10097d3f420290d3a84b0e2b24fb700fbaaf758f80d6b8b8bd5a25726a464131a9fa5eae6e3f077848574d73b33078430018a01e7240bf352b46a688c30d5ceb73bb685d25c6e84ce03fe61e07862b9adfdaf2bc287632a8b0690324e0d7100c3ff7f86615811ea284809471c39cf1e0db60a49c5699ad068b1df8147694559f0ffc51df285f11847bb90a18aa216ac6d5f1b03c759f8c2213b7541a6f458a492d866c226eeb0b61c334fa7ab89741ff6b38bb274592d28c749e2761b844253c3031044ce270834385eca228ffd24a0941d5ee6c2697c0b3a1b5f94abd45b4d0c350744e6bcfafe046c85e32d941e');
INSERT INTO public.messages_raw VALUES (4, '\x01feea6c00970f76575dc30caa17ef3d1206e86bf8267530d20ba58da9dd85ea2948584de15b24b72fe8d28f26f7580b108f7cdf38fb853d794c8a935c683a727e4de914a4fd80481a88d5a121b9ab698d7767beb3436e17a7f346fb2c00a30425ef80298976e490553c57f9ff5da268540808cca35a7d253c474ef5714adc82f147a9b0df314956654205e6162d25bbc157f6a71eafd6029b751c4ee1f0b24512b75241bb18b01549c8debe43b33ca62783c7d3ca5ea142880354740906cc648a359b21536e2b9afa84bb046bcc586dd157a5718cc4bc1cd7724ecaf021f4431490c2f65886e3662d1f53268c5fc35c0cb64036941d23e51acaa7d727ce7a9e487fd374e3fadbe2a3f41c0063a09d995491011e755101efe2dc0541f0fab25077aec697609dfca83665d70293ea205b7ff1c0a34031bf23ac57ee1657eb0b2d8455502502137b06ed8359eb0c36c257a3b78545aaf84e020fe49c13bdf1c25203dd1b4565e1357677729134a9fd398d2928932ea46750c58dad14a026394538a27be02575aed135cd2bd86068776674ab9c01f4fd35de014176ec38837c8c10422e792d84b1cd03e409f2f3e759dfe9a43065aa842dc1ccd562a280502bd31db76e2c943919c5e88ed7c388ad21bfab5bcd7c9533e37ae10c6133a67dc576c4498e0b9daa74ce6a9a18d0b811acfd1964d54c39727233d4ee10d0bcbc993d482113721bb0dfc7c8c300f421240d6c7ef7cc30332e75af0fc75388f55c3af5a2e5b043ac7ef0a9216cad48b4b967af7b8a52fc66e9338f0f11238e32f0e490f24333485ccb97c1056f66ecbede0728c03341c1f23be22e9657018d9d4fb3f88113df4e0e0aaad7737d552fd7c3896c7c4731216c743b9d3b021374db16904a515da58543af4b3c9ed50b5b54494682564d83e718a47f13422f6615a28a577c460c95745fad32db1563f00f28b904ab040c129d563a3caac29edf9b474d461fe44e40315c2ae78f830e9186538fd303133f0199023bc71c57b9dba71051473e3627c390d1700c7f30dfa906ca03e1036b05d6ad87fc0708cd9ee46ce122a04be2196a13cf3e9a791d651a905b0a9bbdfc7ee68b3a31ad62cebfbf518fd233acff9c0bef84772507834e0edc86f05a75e20d4d0d60ca07e3a94ba8d2bbc6ffb9b8ee24f2fbd1bccb204ca0723b5993b70b07532edd7bad59c84e58f0d0ce9790d74168bc874d7becb4da099c1727ad14de56c098473242c8b47bb11da516b8cded81837acab1598c3f1c174a1854cbe389ee563c543cdd86dbbd84aa74ccf4d633234fde27a6e1bab16086a3bde7c01d80528682cf55a8785d5c31bacb7c0c8a7b8ecea82a827dbc699a8e83de39e705cc9ce0a6ddf359f1c9dcb8503933b4536879f2bf7c5f980956f8239dcb05d9a4ad2b2cbd7864b238a0076235090eec85f02b9b10fdeb5797e23e02829ff916922c0e68eff6caad1a6f6c75bf09658a8b3d5a590c3c8f625d5e5a503b6dfc0dd0e8a7b81df9e7fecaaf364ba7f591684eba96a85a038e980ffa36af6df7a1512d2b1c2b0d9a15dad320c0908b5d7851a679a1af827fcec61f36c2e85484b2fc3a57a971f5d420ad18d1765f753929b1678462d17ee436f12c5f3e85fcac63ae8551a3c7992eb5cc0465af19db482b145fb572756783a72c497f5d99a7fd67624920b57f26d8a1ec306ef7e1f8627c08a4f043cdb860c56536858cbeb1bbf05639b01f0b764f0306cb01e79513a02b774a07eea666b703f7e157888c2e60fea2da426bef3d00b5aeb597d2abb1c53c62222fe3faf1a79d9303b073b79d436c40be3b7b1c60b026b2315c47c19673a233d745a1dc7fbeb33ce1dcc7fd881f7a8f33af7f0467c63f9923d4b2e038a0dc523056e9ae6fa1ed2710e4c1a37f9dac1bf8b686774dede6da844a5ea61aca70cd32c22b755036c298e2863f40c0c821a3b90e3043953fc13ee36a4a78077c122d6404b04084ed5c48f4c23179c3562f32e566a6bf44910dab99606cbdc2a2e310eb21de0058958fd09ba785dbe103d39b14733c876cf9c050ff7c4b92169be84da12d8f304ca1e1375f206a486c6925b6cf03f17d593f5560045e14bb39178c64fc900e941ff3c624edf4941b101a29847cc94b4b476a83b6fe7a190a1bfa39493074019eac9ee71b9570bb5179ba99e98943b4d285de7f5267812d5e760f2f3d8743caaf4474c62a109e2a50bc5f3a4ab53eaf1d04245825109164eae6ef01569d09eaa9f9d80a9185a9e14f590961603008275124442a30b6c1146268e466836e1327b9d187e8605a67bb90d72da95bce5aa2dd6a09c0f9b47929554cae1da885f3bfcf62c4c0ae19596bb55d2607e60d0c8f11986872b24441bf619cbf7d9a96e0dda412f7e3cfb103814e8041342b89cbc60f9910c629f41e5c59633a68773f90201dd19aa397d32ce9ee782ed6e419b8e053b8e8d61b6ef133539608c36e0f2308c59b9bc5f1caf561f3625f98486403bb83d2f9bdf95b1cc33d04fc383052ba23b0ce969c25fec29c5c02171ef41d8aed085bca4db73db86590a9f78d6542dc5e1cf1131f36705d6395ebcb711f28d908051c7c01814a84dd31836d43d4432cb880d20f34994cb13bdde6054b2ad6d705db2bad1b5445e2fec8e87ccac53c8ece3635efcc95977a14d174f1b3bb7706a62cfd3404f0a8f012ad6b9407ca67f913b26a61594e277bea09177b3c1e1e637109f4dfffc5beed1919883cfe08fdbb7ced0acc3370887f8b9b791852e05f82be21922a387e62f50d3f28cb38d8705991b41f72bf7711da713e831db363b47925d2851455814d38cc7204ae79ca8606057e707610cfc2424379fa5979ca0106eff135c97a41c9e437ced23bab73e3cea51f2076dcec2fc63274b4267f14fbe6171623cee664051019e66858959be5596ec536257e8caa2ebb9db036bb82e183ef7f6ebab663c398776ddc281869de98ed818b3fe0baae47076afcea913174565813f39af540ab569e68e88eb4a0c53089d49dcc417d30b3299de5d8425ae7e87abf86117476b1620f4d2742bcddba1e04df5a7d79f0d9cf1ebe2afc38b59d992710e64362cd0504aadc8fe25d43028eee68a96c5fee5c2acb42deb9364eaf5dc91b2b18d73ff61db421a78153dd2d8b9c39cf8f069f504ca73eec4f306d98907a5ca13a415d7cb15079b0544c6d682898cfaa77b5904d21859deafd5e933e1c14d67ba7ca7d5a7b86f42482cf0aa5081937e9f38819531b111c40671945aacd5f9bef501b4de9ff0e69363c7dbc15c2cd1641500de8ea8f1c9f9062fa5dc706a83168a0ca1231ae949b536aebb46efaebf35a38b65eb9a9ccc067e4aa345c5aa83ef919548922b54d820fe836a46a40f535fca396d956a44198a156fc132cd940596358197095d5426656e26f20a4e42b3b16a0e31965fffb01159a9059f5fd0d4b24be860d0317d3bcf3216185c9831f6fbba3320c573daa966f21a91b4efc1ee4598953d1553e30d57c977cd8377fc2e7f8bbec2e42bdf3b020d3711ffef74d2198103b11afde66f3b9c994e4d84995dec3f6bdab6e17020f5f451053f47778db954d3cad7af9769bf2ed1744b70210ebd8f6392b961cc171aeac8d417a80d1ba2d1164802a3e6005460b61d542a2e96ab4daf8e9d0a47ed3024e4151043a2f4f30aa776a87883ed61bc9b1f3b7d35b310e4c2c2ca5f489b5668750eaa05a0501aff602d7a1f0b2ba47cae51cab3dde56c6e46dac19df9de43d9a6ea1cc61ee50663a434da227aa2aef44a58ec7ed917f2a006b784f790b1bde6ea307c0ad827314487399a300f67ea172831c5d1965f6e4473b57cd6f7842eccd58e052804f181af4f659c21827ad8814ebdcac7ed6869a4c2bf44b413680f2a5939caf0114eab3fd77a2f16836c2b1bbda670acab7cffc9b43f506991e6799547c3933658961e7f4d209413cabe84ada43de21aa6a216c66f1f2c508b282382d2dec11e848933b10088d09f05ec2c2bbfac345037fe6f027236eb8e718b25c985d2a14080e009ae7768c244cf92e0c240173d0f377c5406ae32a4eedea5a3b2ec8d397d0c840f172fbf2304da36282f8b775077e16528a330362d5c1eb72403c150b8827fa2b637d1dadf005e023b83be4386ac0090c780f0da3a62edaa0f22e78a0ba5a6042ebc0f7e6160426596621925d407efd8b6a7e00560c06d6f841dba27b690c4c0ebcadf3f4898b167f2ac3dd89ce7330477cf6e1ab7f37f17b75d8630b945e177d19f97528a92ca89d5ef80b5254bb44d801cbab3fe6ffe9619d6b1b6e656caff7da960352631090774e9784ff8be76b3887b87004599f684a5089ec8300c3d1fb73b9a965d5744d7499c7444cbc5a3f9880a6c5d053cd35c414f62758c3c6106d372dc9fa975e90a1bafc459fb2ad119151462057231101178203a5c692bf654f0bb0c79a91a1c8326fca12e941b93e1605eb587f4cf3e9ab9df49aaa429b82dd89340954040cd835609a02f5c5f3344e809c886035066a3fb57b506e587fd2fe462420ec00c4606bf883d91bbd7dace87cc92021166e65a50c02c7464b54be882b2463ae82');
INSERT INTO public.messages_raw VALUES (5, '\x011c02993a081f138aeec8a93573d9edb68265cc64efecd6f289629468d2c74db2b290dcebdd9e47873db6f35bcd321f4fee30ae15d1ec2150ffb853199640fa85bc834cea2e3a9da070deb6ffc69bbc1b7676924ce128cef0fb9d79f39a7562526514afb9055436a5c5941fadbb08ff56be187d1342cf180621e94c0572a7704774ed978349ea4541269018f5c4c4271de46ea23801331c0e4637facb2920fc08c53a68df18eeb55cf7ec9ba137d267e8179da94db1d479797afa78f17351eab388be36b7d17f04f6925043de1da8de47d420bb1988ba9b991e41e3e2bf7f815e0c5df7c752d11d7f162fb2901558ca871abd9e899ecceca02e4ea3ce9f6d10f4b3251b53dea548777c2945e0b2fb7147c79bcca6947fc033b46d39578e2c07b15f18c079589a9bcc07ae6f1db88a8e5987df3958f32b3aeaa68ab2ae0befc28eb4c2dec709caabc6906c3ce4934ced28f1a9d59c0142759ea27f8f8a26ba2bb2b60df94b3c109b760d5db15054f81de25b0841c81dd5bf87d80d4d98a7c9c7db3e');
INSERT INTO public.messages_raw VALUES (6, '\x0138f0f8b2d77cbc30c0f40817b87b54ff1a9fdccef2e5e01f20d5df0634f53fa034b64c39c3d5d895581d2c96e9da705952662e20e40517eb7127c78c08a19f3484cf7b3f29095601fbb330969d16aaedcb49babbd89e088b2a726a23e6e73d21964d1705b68df85ac5a4dabcba1d795cd2b9d05389f7a76a556eeecd3ffebfbce380007c72ccc78f000265efbc5445afacc5fa2245dcefd1149fb79b79e210367f3b53e34d9eee36c6d9408d7ccc72d86b141bec3a0e7447fa51568e3c2b2ae80272794966d9c340dd9c9b3be7d46fc48420c53c7ed62e0de182b332a63e8581efba67c88757f0c81520c3058f96f9d2a3c4415dafb1cd08d20f8c9162b2b58404f69e4d33fb2dcb113ab1ef91af2dda00b5baa687e8c93d0ef09b6b958f862202a5044c56bb7ba7ded24518ddf3f2108c7ae90ad01b9a56c0a5b70375ede46c99c8c8c083f135202b7701f5b9425d0e2cb8f67fb4377671083eba3669800004d1c34f59593ca7');
INSERT INTO public.messages_raw VALUES (7, '\x0128e164729423a5e456cd5f175d87c6611dc9001130ff75d525f7e587244d50e8aafa4dbf486b0739862f1b3bf214d162e97376225383e1a4758337fc8baa67b1ec8d1e3d496b9deb10288aeaf11f7874fbdba53e6d71508172605f0b116ccc42d5601ad720bb1322e9f314aac07cde0561e25c1ec404ebdc076594fca195f2aa07460a8e45205d9e12c34c30b20230156e719d612d04ae46f32c8867f639571351bda8b212ecaea243d802f51390e0b2d57655dc68e3af5e6752ad59ddb611120b2b8f8989d800cd49dcb24d7e64965e318a30eaa7ea1e6bae6e5a0ace94bd82d0b12ba2db11390412ff91a4de62ab2bc8c7773c8c8fc7f8f8dca744e8e23221dd11c480bda2889648f0300841510b1c93328853a00f7953571d4470c6718fb5e95f9cae61d5c229c136fd6d70721f7c327263fdf25b96d0d33ca95082f84333b5273220c6726ad4fb2adda713632c6b80375f5006cd88afbef712f6a98e1d55d994cfb1f61c6648f1b0f2c6e8a711688e697b7f96129369c51b25693f328d456679635e0128b1802e47f1094535c4215cd9295da669d3adafaa89727b7b9dcfd173085b4be68f29e79604caa4870eb38727fc94b94d4cd8fd44648f2b10640bd1e52ce72a528e9f23137024a756b8061d43744595678c0ddc4466b1042b78986e5658721398a3bf1c6a15fd8118105d0a2f67cd6c98162012d5a0bf7d3d081cffb7f1d7cc65979e7dc12f1ea4f00892b3427f4d3319e9c898a14b2b379a59a68788c46bb746d24503918d2a74b1aba3d9734ea8dabb8a1825e7d4185bc6caff0cb7f28e8e52860328a8d61c2512c1589e2b5a39b3d5a48adb15dcb639ba67cf6b38e2fa5ab82925c859ac8fc2c5269011da14c9223e8b3b84024089aadd24c53bd6333b4bc1d321c421ea0a2256d9e81356401bc0e01c13c9317f3f7b9eca10afed9e96ab0fc9cc79b616412152bc5301580d62ff88b8b4a5fc99678ee9332e48001ad382c0ca44d79f66a96e8e7b431911acf8b72a816ebdfcc16831a7fbbb4212fc844eaa46f0d8f00412cf25bd4aea70ce087161951686ef2980df82adef37fc1d241b97b6b6324ee3acb20106684c0f0fc42920305512cbbb823f1e9fa9f78087bfde2fdb7dde62700b983b8c7b44d3fb11cae1fd07f18e1f5c84d46488fd36c9ab6c4f27f6e087f11dba66146945afcde21b23dfd8a0f2c9c4f61c529022f23879a502ef29e9a8a83cc3eefcd6d0ee634ad86a1d4a58f9cdf1310c9e4dfd06d8e8a70e759cb409d4fe2cad71ad8acca351977af34378623b4ed10f8ce5da18df1abbd6e15323cb74bdc5afacc6f08aead0326cc3ab9866c7d349699ed576ecb483d938474f207272af21b6de9187f8a5e16bf3942a325fb0231e64e4850b690b13c8c8091877894756ff4459a4ecfe6fc4695c05d61e712e02eeb089cc976b4d337c9dc729ec5f6896d1af7bcb838af708e566cd0c2a6b0926e7fd97cbc6840f4663b997000d9a9af2d4ade718fb9fd89fea7adca199e5465c9b355f367f6597bf11f01f2652386d0c7a03f93f8f70d605826177c0e6682417f2024c4907cb275445d55627dc3d5151f51e128043d3c5583e329cb29f618003f948c16523ee5837ebd661f279d24c0792b5796623a10aa4a70cf66fab383eac627294f81840e767361a75547135cce56d3d9c53146e3826ee831f3565a9a36b0eb9b3ceeb8b800b5fd1439f2cc3a2f8f6a6699954eba370ecf4972bdf5eac24c4424f7e571bca8a854fd78e6510aa0622e4884ee7f6f7b91bc9a93943b3e39c1c6f8693be6a6ae4ca0ab356dfeb82f6a367836fcbe511b5a45420457cc9a49ffeb47cf45cef39aaabc1eb5b700ec1417156f6f070f4e97fe8667003fe1d23f5ac89ad5fed72b282518aad3e2d86085b90889d3afcdbcefd7c4e0ef374ef7d7fa545046adca8cf79b70c83261c5c608fc37e01ffea916bddb164fc637691f2413ef6e271bed84614b3dd741265e4658e2cc53b0146cf4feb97a28f16299d8a9eb000c5b85f706625be59aad56adef3ca3dafa74d4cd0cde567718e70c4888b9c34f8155b152ea9d09c56867a8aacdf1900d8881b65ceda5b5b7bbc89198df68bf4d40f687ab7990a57bfa8b0d39da93657b8aa3252cd65ab92c506b59ec5ed19f528a0492683b1aedc634a7466ccabd4b54e5135763bd9af3537052f4ad88ff58fdc5921043034e56d8128aa16c0c08c723fbe0754c7590e22073ce993300963dd3448e2e6cfd4a01730ba3f3de439f66d2aefc2392c6e0a20dbbc6ff26807d66bb1ffb5144d7c45551bdd58e67e8ef9deef51db18c4b6b2a1b440d3cae8ff3c7eaa581b9934443a5f430e1b684f1a8a7986f2d6dc07c3545250ef18fff101df23c2bd4e11f99aaf2f4c876749710fc8be9e6f56afd7b91a258d75b8e6436ef9e79733102e1ffd8b487ff0fdbee23841b227957e12d779cfac2f30434cded8a50f14425e1274832aff9a69cb3afe491647cfce161e2f6f3ed6e8384ac556bd48d6d432f6b067accd07d80940e8c84ee88ae3d341025a1aff426e96c3c6cf4d97456e057488934d40541173d3ccf21d58288c8f40065d62b566fac1ed69bdf56d19bf36bfd00ac1cd863b7ff60285c817f7280ab5b735032719c1d214bdd127a91f6015f11f17283cef0f27352b1c266637afe9c8dac785f701fc3007c1d96816dce8406252d8a44a5d03b78daff337bc437ff96bd3d7ae08d0da0f26204668beae449809506bc949577e02aa6e3ed9b446309b5189a26db7b3890e6d5167ba4db05d3cfcf1d382942b02f5e6dea3ee0dbac4e1c024d6acbf5da925f5ed9d0b68979b0852dd1552a2133d5281ced4796bc4f9bf36af3f045e2bf892cea036ae9417a0477d6adcf2d1b79fab0e265b9af2fd3f208d94e9349d973b6c28f338f8494c50819e41eb11567de3d57bdcb519c4e37cebb4d29abe8490224b4eb12d75013f6194c4f1fbfcccc5463f082274326a0112d6671290b0af2b102481782af10c83733d92872c950d13a77de55b7458152d2dbf005252db75e2c2c4dfcb416ad5a9e1e73d1ee1fc6fda4de76ef689ee0844265008b44da0d4f2c0d1f4de026507036ed1527f');
INSERT INTO public.messages_raw VALUES (8, '\x013636116373e5d238e8d56211a4a440ef774236f2b4835dd3226c1d35fc9d9eafc8ec6ce4058572932dfcdf78f0401174143d98e8d60f5520d5a919adfe9baed32d180ec1d9b4bc236f267c89490da88a80af47bbf28b148f81d73a20c67ed2d11f04d7da1170480abd0bda9c872949cc4beca756be1a4d7aa562b9d1a441751953dbf70d7d6498bca0aa91afea4f2666fd4b8be8509b312e63b033d5b4723d2eb2090b20feaeaa0a3a74c572210d1f17c5f81d6f7a7decdae94ffb36660b5654142ab0abb04aa5b2301bc2f826d0ad85eacf702c53766913b31b836ec9bbc46aec1397be0cc9b40ce94b2a178fde90bc965b9d9557da3050cd43fd311320043f3e56c45ca72054afe46c70e606957706af1529fa5f527756ce0c52c531f1839d5a16ae8e3d7631701d88feefea53ac9b37deb474ba00b3a538dd35b30e42898813e68f8a7746233fe2285a1cc3efd7dcfc37c48069db8c89fb88634248670adf87a6030099981fee3956ca328b29195a973357f93220f74737cdd5b75a');
INSERT INTO public.messages_raw VALUES (9, '\x019a0705f4e518750bd9375f8b1917836102e859c4aae2a469a733c4f386a96adb463800f8ccdf6071ba470eb003d191f65d4f46b01e5a03373ede29e10192f99b4ca835c60395f5a341bf1b57c808e8224896bb5e792b6a9a1151858b384591ac27caca7fc20e8fc686caed649a7e5c218e9eb9508aaf30df330ecf92e967fa8e5bc6d605bda375035c04d005181d51b89dc32b16fcf81c810f3e5250403f2cbd1198b9d19f8e416c3e0b7b20db33212d752628148d144fe5c26844472bb2ebaadab070c12907580bb67e119ffd6a129894ac5e950c055fb4bb83ca69c15c6405ed7beb5719bae5c62b135b1e9c9570f87befc238939df6372bf85b6e13aa1094d822244343db1b286a94618d4f0f934b520c94c130ba0790c42ed55b197fb6dc7ef3a00e4c181f6d5a79ea4c1e82722f26ef5d732816cdb1b46574207cad4dc8c7a8d652dadd2bc744e7784c7ccbb5608dd4ed003cc6e63a012d752277ea5593c0b6d491dd391cdbba2c0cfcf147');


--
-- Data for Name: notices; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.notices VALUES (1, '\x01e0f62ecc920a5a2bf9434f1899e5431ae409c41a1684908c14c651927c05a7bbf42834c33ca02261c28d3af32d5197ae1724bc68a08c01e7ba2dae6d5fc76e58f80b411256e2a20cb97230c69ad63e381ed170cd676a7c90ce89907dde63c1d37f514ae4916d030e47cef16ba958cad948306f');


--
-- Data for Name: places; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.places VALUES (1, 1, 'INBOX', 1795813754, 1, true, 0, NULL);
INSERT INTO public.places VALUES (2, 2, 'INBOX', 1795813754, 2, true, 0, NULL);
INSERT INTO public.places VALUES (3, 3, 'INBOX', 1795813754, 3, true, 0, NULL);
INSERT INTO public.places VALUES (4, 4, 'INBOX', 1795813754, 4, true, 0, NULL);
INSERT INTO public.places VALUES (5, 5, 'INBOX', 1795813754, 5, true, 0, NULL);
INSERT INTO public.places VALUES (6, 6, 'INBOX', 1795813754, 6, true, 0, NULL);
INSERT INTO public.places VALUES (7, 7, 'INBOX', 1795813754, 7, true, 0, NULL);
INSERT INTO public.places VALUES (8, 8, 'INBOX', 1795813754, 8, true, 0, NULL);


--
-- Data for Name: prints; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.prints VALUES ('\xb7a490941f4af8463827', 2);
INSERT INTO public.prints VALUES ('\x2c9eec81f6468edd81d0', 2);
INSERT INTO public.prints VALUES ('\xbcdba14ccd8a23c3f3be', 2);
INSERT INTO public.prints VALUES ('\xfdbc334b2a1da289d51d', 2);
INSERT INTO public.prints VALUES ('\xf7a726c3d22e2d6b230e', 2);
INSERT INTO public.prints VALUES ('\xd2a695b2cecc0cc7af32', 2);
INSERT INTO public.prints VALUES ('\x43a2ed6dbe61553fd72a', 2);
INSERT INTO public.prints VALUES ('\x2893804e6343bd36e58b', 2);
INSERT INTO public.prints VALUES ('\xeb12799753a7a646111d', 2);
INSERT INTO public.prints VALUES ('\xee589cd360d41cf2561b', 2);
INSERT INTO public.prints VALUES ('\x847ee9ad8d9692b3f5ae', 2);
INSERT INTO public.prints VALUES ('\x0e3d8d2793f5a8f808fe', 2);
INSERT INTO public.prints VALUES ('\x939b50ec9580ec875ea8', 2);
INSERT INTO public.prints VALUES ('\x2011dab4e5982b20b7c0', 2);
INSERT INTO public.prints VALUES ('\x8bced32f76720d92a543', 2);
INSERT INTO public.prints VALUES ('\xf65e123c7fcd73a4c0b3', 2);
INSERT INTO public.prints VALUES ('\x4bd124d8a4425f012d1a', 2);
INSERT INTO public.prints VALUES ('\x27bf48af857ff6cdd40b', 2);
INSERT INTO public.prints VALUES ('\x742e0f177a9077519321', 2);
INSERT INTO public.prints VALUES ('\xb737911566ec9cf3af57', 2);
INSERT INTO public.prints VALUES ('\x8c824643d247fa868d02', 2);
INSERT INTO public.prints VALUES ('\x4b4beb4ca67ad29886cd', 2);
INSERT INTO public.prints VALUES ('\xf23f097258578740f00c', 2);
INSERT INTO public.prints VALUES ('\x1ac39858bb1d1e68de50', 2);
INSERT INTO public.prints VALUES ('\x9b88a1ee26137c30c4fe', 2);
INSERT INTO public.prints VALUES ('\x1bda22127fcf001169a9', 2);
INSERT INTO public.prints VALUES ('\xe5d9d26fe1da5ea5974e', 2);
INSERT INTO public.prints VALUES ('\x3ec699cfa45edf6e21b2', 2);
INSERT INTO public.prints VALUES ('\x13841c1567a785072c99', 2);
INSERT INTO public.prints VALUES ('\x293a6c79fecb07650bc2', 2);
INSERT INTO public.prints VALUES ('\x2c9e81c0b42ae72ea522', 2);
INSERT INTO public.prints VALUES ('\x8ed47982ac3db20a0772', 2);
INSERT INTO public.prints VALUES ('\xcafe8c63f10c5eea9c29', 2);
INSERT INTO public.prints VALUES ('\xf6df8c1eb35c9790ce15', 2);
INSERT INTO public.prints VALUES ('\xd252ba2e02d538bee947', 2);
INSERT INTO public.prints VALUES ('\xb88e2a22140d24c40f27', 2);
INSERT INTO public.prints VALUES ('\x8669e7d2740996abedbe', 2);
INSERT INTO public.prints VALUES ('\xd7f453204bbf92bfcf47', 2);
INSERT INTO public.prints VALUES ('\x7a3ca359a301ecad89c7', 2);
INSERT INTO public.prints VALUES ('\xe41ec453d47164439bef', 2);
INSERT INTO public.prints VALUES ('\xbc9850e8b2aef191236e', 2);
INSERT INTO public.prints VALUES ('\xdfd33cfd7258e832d6b4', 2);
INSERT INTO public.prints VALUES ('\xe10b935934b2fba971fb', 2);
INSERT INTO public.prints VALUES ('\x3c339e3995099a84e2b2', 2);
INSERT INTO public.prints VALUES ('\xbc5044d0a448492265e6', 2);
INSERT INTO public.prints VALUES ('\xb48c0d7666ef03f2188f', 2);
INSERT INTO public.prints VALUES ('\xbd353fab24a91ded0026', 2);
INSERT INTO public.prints VALUES ('\x0aed485ebb9b1078a5de', 2);
INSERT INTO public.prints VALUES ('\xc557e741ee5d2f501df1', 2);
INSERT INTO public.prints VALUES ('\xe279b80e03fd660dcb38', 2);
INSERT INTO public.prints VALUES ('\xfd026db7546a429285f6', 2);
INSERT INTO public.prints VALUES ('\xae41bf48273615df8c88', 2);
INSERT INTO public.prints VALUES ('\xfd9b9efab1d2fb45af8a', 2);
INSERT INTO public.prints VALUES ('\x132acffbb3ee31f51938', 2);
INSERT INTO public.prints VALUES ('\x3c67bc0ec4eb4c11c9e0', 2);
INSERT INTO public.prints VALUES ('\x68248a19e1a2f3c15921', 2);
INSERT INTO public.prints VALUES ('\x44ca79815c6767a27968', 2);
INSERT INTO public.prints VALUES ('\x7f3ac17ac2a66e20b303', 2);
INSERT INTO public.prints VALUES ('\x4da8510f9810eff81f32', 2);
INSERT INTO public.prints VALUES ('\x5e3eff35145872f4a882', 2);
INSERT INTO public.prints VALUES ('\x19b225b1aa2fd517f595', 2);
INSERT INTO public.prints VALUES ('\x7a9c44cf60a7c094a8eb', 2);
INSERT INTO public.prints VALUES ('\xf97f803bffb073f56472', 2);
INSERT INTO public.prints VALUES ('\x322e586d0936094fbe73', 2);
INSERT INTO public.prints VALUES ('\xf014d389951a3489ad36', 2);
INSERT INTO public.prints VALUES ('\x26c2b2f30c495b388df3', 2);
INSERT INTO public.prints VALUES ('\x7604add576068fc6b478', 2);
INSERT INTO public.prints VALUES ('\x6159db4399611816b8b3', 2);
INSERT INTO public.prints VALUES ('\xc000fe6492ae73b50432', 2);
INSERT INTO public.prints VALUES ('\xb15a921b200ebf1e1050', 2);
INSERT INTO public.prints VALUES ('\x7f0af79ada297b752675', 2);
INSERT INTO public.prints VALUES ('\xb88df91a132f3494897e', 2);
INSERT INTO public.prints VALUES ('\xbb63a2de0f67eb74497c', 2);
INSERT INTO public.prints VALUES ('\x239cfe4446c162618393', 2);
INSERT INTO public.prints VALUES ('\x4724562376fb42aba3d9', 2);
INSERT INTO public.prints VALUES ('\xc45b93603400bd83e6a5', 2);
INSERT INTO public.prints VALUES ('\x02a9d39a3cf9047d6b15', 2);
INSERT INTO public.prints VALUES ('\x6232bbcdfe358df16aa0', 2);
INSERT INTO public.prints VALUES ('\x6838d76437e60abf761e', 2);
INSERT INTO public.prints VALUES ('\xf7b94b4a1e75573acc09', 2);
INSERT INTO public.prints VALUES ('\x887af785bce90c3be401', 2);
INSERT INTO public.prints VALUES ('\x3e5a8ff05ee7f928dc1a', 2);
INSERT INTO public.prints VALUES ('\x041604cffffc9b121415', 2);
INSERT INTO public.prints VALUES ('\x66c59262713a529fa30d', 2);
INSERT INTO public.prints VALUES ('\xd801e82849e0764c5780', 2);
INSERT INTO public.prints VALUES ('\x23b182fc19eae18a6cc0', 2);
INSERT INTO public.prints VALUES ('\xb792c6c2d6b183cdadbe', 2);
INSERT INTO public.prints VALUES ('\xcd0d82f4ab35722c2adf', 2);
INSERT INTO public.prints VALUES ('\x44fb06e8488de8c1825a', 2);
INSERT INTO public.prints VALUES ('\x2c9abbe87f757cf83722', 2);
INSERT INTO public.prints VALUES ('\xa6e98999df0fcfda1d80', 2);
INSERT INTO public.prints VALUES ('\xbaa4c40a9ab9e5c45f80', 2);
INSERT INTO public.prints VALUES ('\x86ef0c4aad6c2eadd6c4', 2);
INSERT INTO public.prints VALUES ('\x92cfa8683290ab683e11', 2);
INSERT INTO public.prints VALUES ('\x5fd50eb0d63e3df4b68a', 2);
INSERT INTO public.prints VALUES ('\x432b664ab0e8d238784d', 2);
INSERT INTO public.prints VALUES ('\xd65d99353247c77ec84c', 2);
INSERT INTO public.prints VALUES ('\xd031c3f17ce871c03fd0', 2);
INSERT INTO public.prints VALUES ('\x661367a7ff010b667b1d', 2);
INSERT INTO public.prints VALUES ('\xdb4f3e1bc7a9f31783ee', 2);
INSERT INTO public.prints VALUES ('\xb8f2306cf3a86487e26d', 2);
INSERT INTO public.prints VALUES ('\xbe3196af9f322c0cadff', 2);
INSERT INTO public.prints VALUES ('\xf5bccf141340d7593629', 2);
INSERT INTO public.prints VALUES ('\xf6fa78fb66c0a829e0ce', 2);
INSERT INTO public.prints VALUES ('\xe8d9db3cad957f422058', 2);
INSERT INTO public.prints VALUES ('\x359dfcaf18bd381afc09', 2);
INSERT INTO public.prints VALUES ('\x3b22ebe3629e5d098589', 2);
INSERT INTO public.prints VALUES ('\xe9e721e9980d281cb500', 2);
INSERT INTO public.prints VALUES ('\x95e174b1c975f9fedd36', 2);
INSERT INTO public.prints VALUES ('\x1fec63739008c37dedfc', 2);
INSERT INTO public.prints VALUES ('\x5008d5ba4c68b5295347', 2);
INSERT INTO public.prints VALUES ('\x8c912ebc519a738117c4', 2);
INSERT INTO public.prints VALUES ('\xa837d76d7a70a02d6866', 2);
INSERT INTO public.prints VALUES ('\x73565f3b3182430a237d', 2);
INSERT INTO public.prints VALUES ('\xb8e97704ffc47689d81a', 2);
INSERT INTO public.prints VALUES ('\xdd959221dda36b961559', 2);
INSERT INTO public.prints VALUES ('\xfff996ba70eab0a1a56f', 2);
INSERT INTO public.prints VALUES ('\xd4262fa0479b0d18ecc8', 2);
INSERT INTO public.prints VALUES ('\x4b9720b9fe491d19a49c', 2);
INSERT INTO public.prints VALUES ('\x2ab8b45dd205e33990b3', 2);
INSERT INTO public.prints VALUES ('\xc14e1498011945324b03', 2);
INSERT INTO public.prints VALUES ('\x045047cfecd086e0142a', 2);
INSERT INTO public.prints VALUES ('\x8a24a56a3802bafe8100', 2);
INSERT INTO public.prints VALUES ('\x84137b29ca78b4185ad5', 2);
INSERT INTO public.prints VALUES ('\xdfb77f1e0bd753a89082', 2);
INSERT INTO public.prints VALUES ('\x28810c8022fd26194a1c', 2);
INSERT INTO public.prints VALUES ('\xb8d390ca6fdd88329ed8', 2);
INSERT INTO public.prints VALUES ('\xe3c144f47690aa209085', 2);
INSERT INTO public.prints VALUES ('\x97d3c2786bc3798ae1c4', 2);
INSERT INTO public.prints VALUES ('\x8d77c2c15bcec6093a99', 2);
INSERT INTO public.prints VALUES ('\x1abb57dce0a24fe58ad0', 2);
INSERT INTO public.prints VALUES ('\x430df52ebc72b7e7d6d8', 2);
INSERT INTO public.prints VALUES ('\xd9ba64e5a88fcecd0b57', 2);
INSERT INTO public.prints VALUES ('\x447d7e82eceb3fcc311a', 2);
INSERT INTO public.prints VALUES ('\x7cd43ca8e1add630e28c', 2);
INSERT INTO public.prints VALUES ('\x61a8e4d33341cfc791ac', 2);
INSERT INTO public.prints VALUES ('\x5335ccad6f78c77ccee4', 2);
INSERT INTO public.prints VALUES ('\xccf4b0b71b48acc2e3da', 2);
INSERT INTO public.prints VALUES ('\x52576c9289a8fb09179e', 2);
INSERT INTO public.prints VALUES ('\x13a81da9fe658061670e', 2);
INSERT INTO public.prints VALUES ('\x63453dd512388b8df651', 2);
INSERT INTO public.prints VALUES ('\x3ba180c75d8334ef6e87', 2);
INSERT INTO public.prints VALUES ('\xda20ea26e6dfa5cc427d', 2);
INSERT INTO public.prints VALUES ('\xd0c6128490b490292e57', 2);
INSERT INTO public.prints VALUES ('\xbaeb86eb0aa236a0fa14', 2);
INSERT INTO public.prints VALUES ('\xb7ec3994460bc2d98792', 2);
INSERT INTO public.prints VALUES ('\xbff07c460cba61215ed7', 2);
INSERT INTO public.prints VALUES ('\x84197952139ea2dd2979', 2);
INSERT INTO public.prints VALUES ('\xf44d9a1bdb45b9e4427e', 2);
INSERT INTO public.prints VALUES ('\xa108fd2c3e71ee451b1f', 2);
INSERT INTO public.prints VALUES ('\x7f54d43e2eedd1c613f4', 2);
INSERT INTO public.prints VALUES ('\xd92bf7c177517e8cf69b', 2);
INSERT INTO public.prints VALUES ('\xd061dfcdf2cc11beec44', 2);
INSERT INTO public.prints VALUES ('\x8512a19ff7188df55ca3', 2);
INSERT INTO public.prints VALUES ('\xc85e66de8b6e0b05dce5', 2);
INSERT INTO public.prints VALUES ('\xdb97f48c1d65ea21d0aa', 2);
INSERT INTO public.prints VALUES ('\xea7fec0882171eac63e8', 2);
INSERT INTO public.prints VALUES ('\x96b84c81815b251c98f5', 2);
INSERT INTO public.prints VALUES ('\x8601e07eb7406c73c5ef', 2);
INSERT INTO public.prints VALUES ('\x6e4c23896cbbc10955d0', 2);
INSERT INTO public.prints VALUES ('\xdb71a8f3110c58208adc', 2);
INSERT INTO public.prints VALUES ('\x702087d20fb5b9bd2c55', 2);
INSERT INTO public.prints VALUES ('\xb76ed49b6a50b41fb9bc', 2);
INSERT INTO public.prints VALUES ('\xf9c17540c1f4b34f6ed9', 2);
INSERT INTO public.prints VALUES ('\x759c8d841600c0c03111', 2);
INSERT INTO public.prints VALUES ('\x5bc119697a38a2c12856', 2);
INSERT INTO public.prints VALUES ('\x5ea8eb936cf7fec86094', 2);
INSERT INTO public.prints VALUES ('\x30aa34b48956707ecbce', 2);
INSERT INTO public.prints VALUES ('\x9bfa5ba5e7fae98f8969', 2);
INSERT INTO public.prints VALUES ('\xffcc2c3b7e6b7cff40db', 2);
INSERT INTO public.prints VALUES ('\xfe2f18a68baa82738753', 2);
INSERT INTO public.prints VALUES ('\x2e48d0bde4cff888ab3c', 2);
INSERT INTO public.prints VALUES ('\xb9c09e23a5594995f709', 2);
INSERT INTO public.prints VALUES ('\x9dfbbcd841311782a2b1', 2);
INSERT INTO public.prints VALUES ('\x084e784adf4bc0660bf0', 2);
INSERT INTO public.prints VALUES ('\x1b5105ad23cefcf0be85', 2);
INSERT INTO public.prints VALUES ('\x22e04ee4c33c263575d9', 2);
INSERT INTO public.prints VALUES ('\xc856566a5d6ce7ec6f54', 2);
INSERT INTO public.prints VALUES ('\x496148dae2d68f4d4272', 2);
INSERT INTO public.prints VALUES ('\x9932bc833be1e8596ac5', 2);
INSERT INTO public.prints VALUES ('\x93814a90a75f3395cfa3', 2);
INSERT INTO public.prints VALUES ('\xfad166f02d6628c51d13', 2);
INSERT INTO public.prints VALUES ('\x88079fa1d33e5fc98d93', 2);
INSERT INTO public.prints VALUES ('\xdfcc75ed5e2713af09b0', 2);
INSERT INTO public.prints VALUES ('\x61c377ed85be10df7a1a', 2);
INSERT INTO public.prints VALUES ('\xd39d68e1e2a7a7ea5167', 2);
INSERT INTO public.prints VALUES ('\x601dc984dcf2d08be03e', 2);
INSERT INTO public.prints VALUES ('\xb5c4acf26dcf12c7e988', 2);
INSERT INTO public.prints VALUES ('\xf3371cb3d39ed05b2655', 2);
INSERT INTO public.prints VALUES ('\xed015569a00099e65e95', 2);
INSERT INTO public.prints VALUES ('\xb2ad8eea5a9b3d83cd01', 2);
INSERT INTO public.prints VALUES ('\xc417bd2b454099222a8e', 2);
INSERT INTO public.prints VALUES ('\x107a8d5a12cb0cb353e1', 2);
INSERT INTO public.prints VALUES ('\x8720a714c932dbcabb40', 2);
INSERT INTO public.prints VALUES ('\xb75b447eb4df9b269b65', 2);
INSERT INTO public.prints VALUES ('\x89f9354adcf04fdca4db', 2);
INSERT INTO public.prints VALUES ('\x260b4cd20cae780bfd72', 2);
INSERT INTO public.prints VALUES ('\x6b1f541b6739ef6bca46', 2);
INSERT INTO public.prints VALUES ('\xebada0e7d84c93926a84', 2);
INSERT INTO public.prints VALUES ('\x132bf92152abde269ae8', 2);
INSERT INTO public.prints VALUES ('\x5852ecc9e5f2edff5fcb', 2);
INSERT INTO public.prints VALUES ('\x7dcd3e8fe602e7c60774', 2);
INSERT INTO public.prints VALUES ('\xa509e4854b8738a3dad6', 2);
INSERT INTO public.prints VALUES ('\x17459ea493c9f8db024d', 2);
INSERT INTO public.prints VALUES ('\xe2d229e707f2d302e58c', 2);
INSERT INTO public.prints VALUES ('\xf6af7ddbb13da6dd9bee', 2);
INSERT INTO public.prints VALUES ('\xad86343a2c7709a6e2c2', 2);
INSERT INTO public.prints VALUES ('\x741b3ba94b4c642cf361', 2);
INSERT INTO public.prints VALUES ('\xcada6ee321aee49b3ef0', 2);
INSERT INTO public.prints VALUES ('\xeec9982a76f76706d029', 2);
INSERT INTO public.prints VALUES ('\xbe8a1d04c1e5e473e85d', 2);
INSERT INTO public.prints VALUES ('\x94feb6f9f9ab71958cf9', 2);
INSERT INTO public.prints VALUES ('\xec346503e92b4737d8ee', 2);
INSERT INTO public.prints VALUES ('\x0da3b9f3bb958734a3f0', 2);
INSERT INTO public.prints VALUES ('\xbe1173826705432c1f67', 2);
INSERT INTO public.prints VALUES ('\x427e88bc33217827cf8f', 2);
INSERT INTO public.prints VALUES ('\xf17375234f355c45402f', 2);
INSERT INTO public.prints VALUES ('\x433d6307338dbca662ed', 2);
INSERT INTO public.prints VALUES ('\x4944060e26ab0062e54c', 2);
INSERT INTO public.prints VALUES ('\x439002c591a71377f1fa', 2);
INSERT INTO public.prints VALUES ('\x0027f3c01dafa63a0a52', 2);
INSERT INTO public.prints VALUES ('\x0ce2dbeedc2f89c93dbf', 2);
INSERT INTO public.prints VALUES ('\xc445dd6e4942e1b196d9', 2);
INSERT INTO public.prints VALUES ('\x3a47b6aab2d9fc107a5a', 2);
INSERT INTO public.prints VALUES ('\xeba0789b3e8b25c3dbfc', 2);
INSERT INTO public.prints VALUES ('\x0cf793bc971060cef41b', 2);
INSERT INTO public.prints VALUES ('\x9cfb2b317685203767d3', 2);
INSERT INTO public.prints VALUES ('\x31a4833be457a2786981', 2);
INSERT INTO public.prints VALUES ('\x9b62238de5043bf217af', 2);
INSERT INTO public.prints VALUES ('\xc57a28815b629a3b42ba', 2);
INSERT INTO public.prints VALUES ('\xc15affb36354dfd7d36b', 2);
INSERT INTO public.prints VALUES ('\x4c862d0f99e198b0a7dc', 2);
INSERT INTO public.prints VALUES ('\xd42b15f60c6ba246d81f', 2);
INSERT INTO public.prints VALUES ('\x50d332b598b11d68ef51', 2);
INSERT INTO public.prints VALUES ('\x38842ce8593cb2dce15a', 2);
INSERT INTO public.prints VALUES ('\xf4242b3735ccb2233bb7', 2);
INSERT INTO public.prints VALUES ('\x2347f3f507d5810016bf', 2);
INSERT INTO public.prints VALUES ('\xc35f945e7dd76434c753', 2);
INSERT INTO public.prints VALUES ('\xe0a3d063bb610f6cab7c', 2);
INSERT INTO public.prints VALUES ('\x5d27fb5dc840cb4d1b47', 2);
INSERT INTO public.prints VALUES ('\x01f894e17d44838908ee', 2);
INSERT INTO public.prints VALUES ('\xb63d27942792ced601dc', 2);
INSERT INTO public.prints VALUES ('\x8d75e0c7411f308cf4b9', 2);
INSERT INTO public.prints VALUES ('\x7166d5579e797d76df62', 2);
INSERT INTO public.prints VALUES ('\x8ea0d9770fbd9b5147c1', 2);
INSERT INTO public.prints VALUES ('\x565e9516ded65c8eb6d5', 2);
INSERT INTO public.prints VALUES ('\xe23e20c7b14328dd86ed', 2);
INSERT INTO public.prints VALUES ('\x28be27980b2728035762', 2);
INSERT INTO public.prints VALUES ('\x484f60b6117bdfbad2c3', 2);
INSERT INTO public.prints VALUES ('\xc1831d884631e7db1523', 2);
INSERT INTO public.prints VALUES ('\x6a596201e3d12e7beb49', 2);
INSERT INTO public.prints VALUES ('\x6673976a0e3c9aefbf01', 2);
INSERT INTO public.prints VALUES ('\x75a386eb4b9bce26cbc6', 2);
INSERT INTO public.prints VALUES ('\xdc950b413933abfbf23f', 2);
INSERT INTO public.prints VALUES ('\x847727db5659e212599d', 2);
INSERT INTO public.prints VALUES ('\xe8ac3b6f87b8c1e1b803', 2);
INSERT INTO public.prints VALUES ('\xe9b73bdea10b24da7c07', 2);
INSERT INTO public.prints VALUES ('\x0fdeb5867e991fee1cf8', 2);
INSERT INTO public.prints VALUES ('\x9ce6d77e32eb84fc9352', 2);
INSERT INTO public.prints VALUES ('\xaf57e08e76c6c1306519', 2);
INSERT INTO public.prints VALUES ('\xfbedba8a409ae08ebe64', 2);
INSERT INTO public.prints VALUES ('\x477e8c51ffb63582948e', 2);
INSERT INTO public.prints VALUES ('\xc0781ed67aa22ef31bad', 2);
INSERT INTO public.prints VALUES ('\x8e8b664a42ba247b5b3c', 2);
INSERT INTO public.prints VALUES ('\x748eae3549fe9eaad118', 2);
INSERT INTO public.prints VALUES ('\xa3f9018f0e77c4460f06', 2);
INSERT INTO public.prints VALUES ('\x41f45518020efb0aa8bb', 2);
INSERT INTO public.prints VALUES ('\xf71cb343c79380b962ea', 2);
INSERT INTO public.prints VALUES ('\xe65dc54e90a272d0991d', 2);
INSERT INTO public.prints VALUES ('\x6b0bb00b2185ac69379b', 2);
INSERT INTO public.prints VALUES ('\xa5ca95ebbe628f7016a8', 2);
INSERT INTO public.prints VALUES ('\xa7d8706a6f068b4626e8', 2);
INSERT INTO public.prints VALUES ('\xa384da9db0460e5ab430', 2);
INSERT INTO public.prints VALUES ('\x621eb46ddabe814eee1f', 2);
INSERT INTO public.prints VALUES ('\x70f132d837ff0d0aea0c', 2);
INSERT INTO public.prints VALUES ('\x5377e5297e971739cf1e', 2);
INSERT INTO public.prints VALUES ('\x3bbaed1e53e604aedc72', 2);
INSERT INTO public.prints VALUES ('\x8e022de4c07d84ac4aed', 2);
INSERT INTO public.prints VALUES ('\x84635df57f8d9d9ac8b1', 2);
INSERT INTO public.prints VALUES ('\xfdaf71f5ecc5b7eca43b', 2);
INSERT INTO public.prints VALUES ('\xe521014e13dfd25ef423', 2);
INSERT INTO public.prints VALUES ('\x24aa52af5b5edbe7fa8d', 2);
INSERT INTO public.prints VALUES ('\xcced4fda5a6e0e0fbde6', 2);
INSERT INTO public.prints VALUES ('\xe584f8c953ceac3bcc02', 2);
INSERT INTO public.prints VALUES ('\x52f847dd3e870f144b05', 2);
INSERT INTO public.prints VALUES ('\xf210d7cd3db5ea08c88b', 2);
INSERT INTO public.prints VALUES ('\xab2cd2357fac03427fa7', 2);
INSERT INTO public.prints VALUES ('\x0d7fed4a1bc57c2247a5', 2);
INSERT INTO public.prints VALUES ('\xbb2bbbb97b29555e311a', 2);
INSERT INTO public.prints VALUES ('\xc4e5e34dfaeedaa86ff9', 2);
INSERT INTO public.prints VALUES ('\x61317a2830f764296e17', 2);
INSERT INTO public.prints VALUES ('\xa951f205edb058565e92', 2);
INSERT INTO public.prints VALUES ('\x281fc1b4dff0dfee2785', 2);
INSERT INTO public.prints VALUES ('\x63476987fe38544cc4f0', 2);
INSERT INTO public.prints VALUES ('\xc30b87f1f68b9e33cdda', 2);
INSERT INTO public.prints VALUES ('\x3b299aa6e9e03899f97a', 2);
INSERT INTO public.prints VALUES ('\xe34a3ab3285480c92626', 2);
INSERT INTO public.prints VALUES ('\xd7e885bbe7d77efbf323', 2);
INSERT INTO public.prints VALUES ('\x3565426c3f8ba6838d9c', 2);
INSERT INTO public.prints VALUES ('\x81969cf84e9475ae0d01', 2);
INSERT INTO public.prints VALUES ('\x854c409b42e6e1d5d64c', 2);
INSERT INTO public.prints VALUES ('\x2143d9a31161fb303e6f', 2);
INSERT INTO public.prints VALUES ('\x20485102b5061e83bd9b', 2);
INSERT INTO public.prints VALUES ('\xc0ff858ef42aae0f476d', 2);
INSERT INTO public.prints VALUES ('\xb4139345a1f14fbc3707', 2);
INSERT INTO public.prints VALUES ('\x600ed4e7159e06cde175', 2);
INSERT INTO public.prints VALUES ('\x66ac8a046590eae1dab9', 2);
INSERT INTO public.prints VALUES ('\xaf3fea41e4d0e67e8c9b', 2);
INSERT INTO public.prints VALUES ('\x356da861a0d69ab4f712', 2);
INSERT INTO public.prints VALUES ('\xf95b4dce2fd9fae95a99', 2);
INSERT INTO public.prints VALUES ('\x7fa8aa304a4b2f4346e0', 2);
INSERT INTO public.prints VALUES ('\x5c875c0abbb67d8a79b4', 2);
INSERT INTO public.prints VALUES ('\xf0d1e1731311094cadc0', 2);
INSERT INTO public.prints VALUES ('\xc1d2a003ebe5693a52af', 2);
INSERT INTO public.prints VALUES ('\x50ff4e5a83b34d87a28a', 2);
INSERT INTO public.prints VALUES ('\x9eab996c5508660fd8ca', 2);
INSERT INTO public.prints VALUES ('\x5b2a61906ee737dcabf2', 2);
INSERT INTO public.prints VALUES ('\xb7fda66c99021918cde1', 2);
INSERT INTO public.prints VALUES ('\x1dbd18c24411759b7665', 2);
INSERT INTO public.prints VALUES ('\x7d17b9ee251d2a229fc6', 2);
INSERT INTO public.prints VALUES ('\x02d1fa21d8e28e582d93', 2);
INSERT INTO public.prints VALUES ('\x4a59430a6e40ad819a3a', 2);
INSERT INTO public.prints VALUES ('\xee7c6b4486184dfe5fab', 2);
INSERT INTO public.prints VALUES ('\xca910053cd683e34fcaf', 2);
INSERT INTO public.prints VALUES ('\xb9c92233bfbecafc18d9', 2);
INSERT INTO public.prints VALUES ('\x0a26c4f3b5dd1728054b', 2);
INSERT INTO public.prints VALUES ('\x78b6b66a1a1d2c1daf91', 2);
INSERT INTO public.prints VALUES ('\x76b5a89293ff523a2dc2', 2);
INSERT INTO public.prints VALUES ('\x6e3b8dee115299033032', 2);
INSERT INTO public.prints VALUES ('\x9abaf107a9e59d805d1d', 2);
INSERT INTO public.prints VALUES ('\x62c4dff26a87b554e6c1', 2);
INSERT INTO public.prints VALUES ('\xd27f9f25ff520d8f8d22', 2);
INSERT INTO public.prints VALUES ('\x371606ce59104fc50e08', 2);
INSERT INTO public.prints VALUES ('\x105f13a84492f21233e8', 2);


--
-- Data for Name: register; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: removals; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: revoked; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: said; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.said VALUES ('\x2acf8a7ae8c7895d3f68b6e7fe508b17360a8e72da2eb75cbe319d2e15243344', 'VB-2025-H3UQ');
INSERT INTO public.said VALUES ('\xd48726ad7c02a75e9d9d00fdc0444f50d92148c103e2b1cb0567692320ad9167', 'VB-2025-H3UQ');
INSERT INTO public.said VALUES ('\xdaad3b004230d72227beca830fda9882db3b1986a508ecc18751a1b5b5606b8a', 'VB-2025-2A5T');
INSERT INTO public.said VALUES ('\xa9072c983a79fe67c212ca711f90dc5dce255a78dbc4102ddadf92eabb88e758', 'VB-2025-RQLF');


--
-- Data for Name: settings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.settings VALUES ('data_key', '\x2d2d2d2d2d424547494e20504750204d4553534147452d2d2d2d2d0a0a684634446b5a5774557743774c624153415164417248735a3865726d4761393468574671617862495936784b4e63677a61463277764d48683775514d557967770a4d492b52474f67534d524932354174744d7072574b42386164616b58304f512f38537343706252513771357338336b534532616e704b6d57357045484a58474e0a306c45426b4275767a3731776d7656564777745873656f5a78716e7257476670487a50354d43342f4d39563436324c7436586f7a64432f7868417742453241730a59563041732b52304e70304b38673434425a71303037726b346356687a36426b764d6a35526975544b646f61314b633d0a3d4b33554a0a2d2d2d2d2d454e4420504750204d4553534147452d2d2d2d2d0a');
INSERT INTO public.settings VALUES ('witnessed', '\x31');
INSERT INTO public.settings VALUES ('key used by 24c8865b8bab1bead9f97e87eeccba13', '\x3135433439364131443146423243363343443338343235344631313937414331384641333738454120323032352d31312d32345430393a30303a30302b30303a3030');
INSERT INTO public.settings VALUES ('guarded', '\x31');
INSERT INTO public.settings VALUES ('grounded', '\x31');
INSERT INTO public.settings VALUES ('retention-begins', '\x323032352d31312d32345430393a30303a30302b30303a3030');
INSERT INTO public.settings VALUES ('configured', '\x01214fbf82ccac30c09b6445a64c1706ccdeb3c0fd05ef9771bf0073bf962cacf7f251ec5150c258d49b6c5d039c936908d507f3abdf3b14e55aa7026ee4d7420418340ed41242ab668b98481a2c02a2ce9937e03780e0b5f5712f1520548edf42b1680d472ea7f53fde8eeb1c1a565f36b67247576435da1cc4d27b0119d01ac599643c077b63a8e03906aa27c8d430186a623988b24abf045d2e41215ad94134dd833008df470c14e25eda14ce45d691b0585b6439cda8f3d07b781aa3a8671ecf66aab6f440610af2ed9c13877df1af03e1e0ffa826a6b5a5d8a323e7e7413bf53c56d17c5659ca5323ec9b97e439f7510da50ae3efc99d75b8166d57255bda2b50b7d96b7dd4a4ff66ea8cce6ca23c3c1ad54ad68c8a9d3af6965080ceded5fdc789346c535e5150feceb86068cc5be48e3c006b662939fc8de293efc9fb1929ea5d6ffee7170eb418e85e0b05728407640b184f606d0a2626fbc3db31593903ebb61657029c2d20c773dbcfdecc1a8bb49100229aead2f7f64e40a7520a8ab7d15d62de83caf0962da1fee43a8a35a2b08e0324cb2213713e78d3e019e4f695b9af58fbfe08bd25b404bb5a06c9f578f086a678aa17bc57cfe3640e716d04367ee040a6fe2277a531079cdadc563d0879285c713ec45c33fd6d9b8d1a152441fe504cad498f4b22506c9d3895aa27f994815fc823cdf7c7e8d8c9853dbdb2bc8708b9379de5367460130812ab7556fbb641053c1e46f727c37026655587513dddbab3abb74bc94d5677a4ab4ae07f5d630c15e86acab386a214486ba851adafc686b909088042bbbcc646c95b6e3acb3ef0f9d144db075ad977c5dfabd509ea06fa9e066045c73aa92e066f063800220026cec1d455565617485ba3c6700a0ad8e8acc682b2d1665ab2f1ceea98ed9cbfa9d70c06427badae28b970b08c676e50a8beefe39ef101bfbd60d7d786c02893b970a7b311c32b871cb5063356f3c26d01f231cfb1d3783a8ec88b588fbd13c1607711a0657be350d667c66ce2a615704f64a737d6095f31dbd4762e673e548c4a0a87681ae3f3047dcb585961ecc94513d7d09f4feeb93959c8cb5b683a1a3699d0ec7051b3f30f6ae3fd0d3f0eb5f21e3e39f693bc5628f051788bbfe25ea82d2d89442088669f12f6ea3fb2775ee498f12c4425e3ce8289843f8066af5c8b334f180a534d9352fa8b593a9f5fd45b47f20e7eeb5634545a1f3d66f03a098c9803c04b29ab319f53326e139c38ff555dc330c4804d1b2441d9ef1261a50e2671967fa70e8437c4beaa44b8bf62f24771f8b1916e096aa6edae02e1ba5d28cfe2234e326f36798b577204985d42afae805b7bf8db35719a0840da93fdc01aec0947f763737dd26306a7aaa29b2aed27b79b7e3701b1b3cc2393d7cc5b4172fdeb63e78f9b1564d26910b318f5472d2b3d0be8052e2af363497268eca617cd316da05bee5e01779e5a1c1fe2dc17b0847b1aed79a2a0db44a5bb6f707c65d7867984cbbb7ccfb6423e37d41aceef32418e6961532b6c50ed4e93337d5ba24b42c0dfd88c5231114ff679e052b1cac3d669e7c6f1ccc191690a16f4bcf592388edfd64f724393ef9ae47032685b7776aa95f66e39a203bdab58202f7be18d71aa99863191640b1d36081ffb815e72444796b3f8a5d74ad2b1eea710eedae901d9254037f421336fb24c98999e0c7812eaa111551f36f6761b0fefd3fd3bd01f610141f39b27db6fd3880c84932e22ce9e08da66d7a8cd47eed6525a8228e2e2456bb03519f5703cd515207a2f6e03e476513769bf799659cac47f4438550ae4e39413cbe755f589a4b0d2402eef5cf5849df5cfcda4a59c0c4a427ee142a3a0016129b7d45173e906c05709ab9aa1a1eed01141c9ff0f4b689d10d3cba3cc659e1cd377ad4cc08406fdab10f1c8a8df6920fdcdfc2bd2ff942cdc91cecdb1cef2bc74b320e8aff09964555e77a916699de4922b4b7ac87fbd098752362491172adcbc6b5f706bf0ab6955607791b9c48260ed2e0854d306d3d0a70fe2f93f4222d187d36c34a3e0427bfe9d5b63d97ff58243c5be416d7c3c7dd59bd870513a3f4b0f99cec6381bcd870faedf527ac96cb39c8365279d6ae83c9637415b20168c37a124167149722aa799ca3dffb6e797ffcf57c5d792a3fb79ca5e2734fecf9909de038f02d40d54944883d62f422eee7b51cdbb32345dc46c6f79cc034038b6d619a9bf8d0b350e6123452675dbcac4505841c0cf3b4757ec87337e4dac14480da38d43af24a15f4616c2e0bc202ff2da05ccee9a4116a64462a5855a2429a453dbdb5a495e080c983451ff1a9888bdff9db75a30d383bc42cd95eafc1aab4e50ca50fa8abb7f706a53f60ba36a32f5caf954dc2e6f57e6e4adb98e2881cea9cf95f600e274fd777442604df4d65146d57d0d0b8b3cf77c4e77f5e0ea53dd992608512b952854ee51b801f256cc9657364e52843ba34fd204ec46fba843f445b2ee7059dd0b68691b177531909cc00c0b6460199136ac9f9b81bb4b905d9c47452d486ed7dc3fa2de2d76ab1039413594b1721fae78a6f4be259684591443654674a24487697578a457cccfea563987740278a8020c2bf5447fb551428969d34c543f8c97ba6ab75f17ee6077122be081ca1669893afb558bc9868ad738d4d18a3386a078b58dd33c6280e23cd62c47bd8c62e9d8f5e1c359255e4e340e39bdb40a4f27dc6b72fa7d0759be6ed0cb73146c87c2c6ebd62255fa67317af71a2b2dc6431b849e2cf54dd81f817326aa77dadd6be09326565468bb79cdfdad9b38b13b397be4d13e667de176b8a618250e5d7ff64b3e17276c4c8c5af688840fdb8d2c94758513248ecf378f3944f615a4d0ccac9c90791191afeda08164c0c55b35e9eb5cabc0185c744cab00331e17abfb7eec17ce14c6253efc736e1a4c5f832e4c7c81aabd44e812270030d4fec78a7f24c61bc62877421a05e69035543f3a72b9507f9a1629d7ed88ce3d8f4224955243bd610cbc6d1e52cf7608424b5e97b8a6879af681090f6632aa6ccf6cf92273ac4e774db3f30fbb7d5ec77dce49cbad8250e6075dc48ec448a4bd1e40b6120d58d2c69e46208b2e1de93bff6e436d7740d720015678bff5e03fc364cd94f981912b204e7d1f4c69c06fd3b9e57e567579d8a0a7c807694cc451b38dd7c5a7664032323bf04e275b772877559ba6ec261241a8');
INSERT INTO public.settings VALUES ('floor', '\x323031392d31322d33315432333a30303a30302b30303a3030');
INSERT INTO public.settings VALUES ('first uid: 1795813754 INBOX', '\x32');
INSERT INTO public.settings VALUES ('mailbox held by', '\x');


--
-- Data for Name: spent; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.spent VALUES ('\x50f0b9bc1e6d0414702b984d64be5b236f96776c13b0306105e1ed37890bab47');
INSERT INTO public.spent VALUES ('\x79949185d6c8d80fb3e5e9ae5c9783e808c41b90211e360da75b7424c76ba69c');
INSERT INTO public.spent VALUES ('\x98e8899262222a57c4320b1d9361bfacd8c9f524a61e2aaa6efc1966214bc8ac');


--
-- Data for Name: standings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.standings VALUES ('\x1b796684c28b5779a32372b42505b1351535485e72ac8e2d298a0d96e886e745', '\x0131fc8965338ef884e633993ed46a4b11fdf79a026175a86fa83cc120b627a43db62f27e80d9004d06277fa35336e19', 4, '2025-11-24 09:00:00+00');
INSERT INTO public.standings VALUES ('\x681cc57f10a171074a9fcfeeaae4c4db9cbbfb71dac05c85c3d178fe839e859f', '\x0198dad27e2e978d7f41717802886adbbef28b295aaf3f482823e4e5612d71a8efbf4ee6f90998e1c0af37f635f920', 1, NULL);
INSERT INTO public.standings VALUES ('\x25da7f8ed36911c4baabb4d94cd4dd4dd20b13586d116dd25588e582fd2b729d', '\x01c7c988cfd99df7edb082c121bf20bdf46fb58915a1c0f0c761377ef638443364bd278e6332d2833656a05141217401c49388', 2, NULL);
INSERT INTO public.standings VALUES ('\x27fade07230f1d5710affcc9df4d05f426203b84646586d27a5f3dd0de65a3ee', '\x016a24d16ba0e2cc9a1c9c080ca4e7001a133ed14b3d4015793163c0eeb4279a6f08e81ed4f4a64b0b31283c29e75f48ee8dd0', 2, NULL);
INSERT INTO public.standings VALUES ('\xf092c9923e4ee873673e414c33120d903a80aee3237415afb0473a28f695fe9d', '\x01da58a7ef568671d498321f193f1d042567b68fd84cd67fb1c9a056678aba6d233b36f637ce008370253f1c28ad89', 1, NULL);


--
-- Data for Name: turns; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: versions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.versions VALUES ('\x1d6bdd1761a28ab54e6969db409d2e759734a7d8d6c40a3def8df139f3c83bb5', 'en/acknowledgement', '\x01a74ddd572ab7a20ecff1b284ad25670050bd4bd56ccc0ce15d6692a57c10b112e9b11fb250409805ae68ce4b8c542f26ebcc9b1edee45dc65c2f39767822b9abc97dc628cd0f0bacf31e234693e07b5876946913254e78c86f103b303514620cea3225cdd48955e1441cc74550ec769ef041a47a6baedf169b25ee6cd04b41439ffa70ae863cf7cf1b8884efab9376eca0c18a6c1a4d2a13961f990d67da1be8da6aa9b5ce7e8aa5b8afd82555802071ffca87ae5ab7861783358ed4dc2094f9d5e2bbb2a42dc02c47347526171a02e64650480e575dc49205589c9938a19e36ec08a1e612d4ad3d921aac293855c89d0f2e55c6921ad67239945b3976e6fd5468f68090ce4b9ef4f602bb996b9edb06016c1821843c540b3ed56b3fcf5e7e3a6b31e06b73087dd163be109f533206f8bdaafa78e59e92df4edb365b8ee5c4566b69e88b7fba4908d5bc4fa58a2be8dda811f9277a6a691df01385e6003ea7cecebf45ad85e1df8fba070a54a04a5620d749772f59813cb0590e5e23db4e31c41b100838b59cb6e9badb35d9e77efa26e3e8c5e717808905b06f980b7817260a3e27792fbf31f3c27ebcf1956bf333704a55cc7fc892688b79b3c5c5cad7beb0e4f6fc95dc67397af1cf69047de15f755e2d10fe26b8ece1df83b81efeca5f372ec4abd28c5efa1206698c6ce60183159000f36ccc314071a5271cb561d8a65fefd61477288abbca1da8343e30a25a1a09c36aac623cb1f5ad6b2f401c62e50991ce54c8eb38c43cb57bd835192721149384fd0a2b6bea9fed6fb083983cab4661fce0a1a019280019ab2e901d86293c2332b77df99484a629bd51ddca38c40517942ef4b685b32db3389f7a938a5d736df9d32036dda1329e3c8fce2ce23e8feb60121802dbae1110f7b0b3f2951907f9ea04a470ef672afc6871aec37e460797f2b5ad11745e07267f33bf8061a4145f797c6a43b042c5d10b003196dfc259a002a3694a369d86a2f76524c1d6d6a7426e3a9a37e27f8a1980e6d21da7d3beb372d31ff59b49ac7e04d77a47bef42bc67fba6bc4f839f918a6a3a5558c6a4bd2e40ecffeff08880b44acdf0f6e3b4383e3f595d1493842d8ae8e18b046ab12793487f71e037ff22fb247d28f9f7b3b29bb783056c480a5c50e2393637351356524bebdd0ff7e2bf9b6dc20089f315bcd5ff2a3174d247f15c9b10b5c4ea754b365c12eabbf0a978b45ab051d42deaf0803862ad646326c45983ccebc295773ca9c94e7202c598a14293d6572ff4a2ebd145ee3db1f379b0d4033b14f74ef284427888a97a1b116dab5fd881df076fbc98a834a30321e8f3a9e110b05f0899cad81a821bba64572b4c35d12c045d2c6b525d409692ac91529d61a0e24c29a99885776204920cca1d3161aca67ed610d1711145e14f100b84a55af5c68d5811e25043ae6f8493439275dcc65c547bd42b9777fa7d8eaabecfed2d0ccf1dda2cbffd26aad81f2c0db2b7b258e79d4f47a9b6497a300ab223052ddd77a746a5695c980b7ccae4b791a2ca51b2e58154a6e112a76cf46c52dcddb81547eb50f2ca0f6d111818dbe87268e3b56a4888ca64986ca5bed11baf6160fb4fa63194d9621a0fdec9f8e8886cd7c1cbe35ed484a306d5c4f71f740e74ba563ab7cbaf03db55a7b5bb4e32bafa7d748a8fbf9cb7ce46cdcd18ad94940b6297ee1d01e09750c76a3ba75ef454919ea75f80f00071197bd4f8f7b6999b41c0be5aab1d90f5dde612a54d97cb141dd6670542c5983b3dd3358b221c6786e3409908b6cbe836be5027d7e91250559eddd50eb34255e4a96d53e52d7e079ed9d3e782b2fc3850ce438a17f07114d66aa5df0f9daa3f8ae5d0b446513a81f09f11256ea5923659f646556500610f021202d76131505d483d9260f30c9ba1314d537926b5b9192673ee654943fc60d7e8f550adddb700bb81ab5298f4ee34a1c3c9eecf9c81aab520b76f5a2ab956fcbb81c4ff8ab17b411ab7571a83c147b3690dff735874885edcc2e3a628c0871de7fe22723c83fb2e5ec2fc3badee71ea36f4d48496d4bef38cf94173a814df45fd93429fa3816d1b487fae252afd33f3ceae549ccfa50b0935c7ec166d14caf41be5619fe98bf820c0c271fd87df2307dc896fc918a91543530ae975719d947732739f5964b67a38b703dea1f29ba3bf700f6ce9d75951825b38a702493147426e974a02f5de5fd4ac88a22c2eabb41d7a17d892ddff2a55e5e441daa6271a7828a6e6f2f496f734956b2a477f53ef48c067176d3b7c0778c8baedc71fc4de9a9da97d2943cba00c44c4480efe38483e0999c3532daf9e354646a76340b11610fb647d779a63cc57b652a66a6d3b5a26f1447f448e86fdbfe25999ff40919f3fd95d62e586490860aff7cfd5cd284fdb8c6f4e9c33cd9c0e32ad3dc9afef262c4629409d6534eeba0814cea0b54ac2faaba38780608e1cff78c9b0cfd9477d1ab9bb190d44bd10af6a4ad4b6c4f4dfe3215f72641be6e57a31ecb6ce44190f18471654f8d0ed9dabd60dd9bd436b225e5a15ef7c120c5d2453f72c6a79ec3edc42e6827972ccec0618a4667f93dc7f40603d17f31f892337ce32b72a919190505ec7c8412cb1c6cbfcc1f1a9963a7276207203fb6838b9c528d27560c2263e0c7f159578c0c60e44d4451d52b67215780d5a6b249163289e8951e74e0784addfff6431f55b773c7bf9b390a29a051c584b1a87ad01ca2e6dfc60acf7730a5f2fd0ae004b981d7edad341a666a4340e92d2911a352692db87fd6707b9574e83ba53a1352e74ff32814989d1c70f5211e943fcbf560996ad04f1139279690f2e2496e0de674ed021429cc636832198319b7fc43b6ccd9b0b1365c270238aacc9c02962222476ea6b81099687a0fded7f7ee85d1ce8343aff3c3ec2595109afd3ff3adf16c93335253557d4fe99d729b43852b8971bf7f6f77dc8bd4f8832d7fae53627e1d4ecc64caa217e7457515e596933c4bfc1be7f9e686ad7b3ed3c2ab2d3391ae6f856ee220d969a090f0e8551228f832ff4da5201176588e9e35bfba787c577e76a73dde98b24f2efdd4c58ca0d5d97ffda43d2add12bb5f7bf363ee3381c6a537f0275beaf4e42142e6f21634181758cbb72c41fb87dfab2388b7e0286d0db67a8b1a1b2c093fa88cffa046d9fd82da33a8498b9e5c074e9e2a16368553d1b62b72db73fb26c3d36dae3da95a6799612c76476dd847595c3659f00353e354e0b9ff70a8ad880f8f3191f4da80296f6436853631a28f3cb883815a077aaa48f1a6114fd124247cdea601397eed78c0a3c70dcb6a4b4a62689b8e68dcc4715f2a8bb5df53868b0d2d45efd2bf964fb57ced2de3bbce5606c741445d4b88e71cd6713bb892f48b22c41b4a29139c86f22c488dd1d4bb029acdd86774dd575c1770c45443765b11ed9023eec222c6e3c383dbcfd5b1792e4e76030ac9181f32581a5085f6a7e50c32b9e1c508c137648119792cf69192ca46f8b7062466c6be96f3a04b1c447723e4b4a8e47f1a868c8784e8c4163dd9c555ca664ec53555fa25d97b3fde7b7ee6cfd4946c6e663b636a956be3aef3eadd406630f15ec388d138d5cce25454dd2d3aaadcf0025e02b8594589da4e027998b49ef3c35165b8b1b3332c402049c32eb88183d07147535171f4d334c07a3ec24755a78bfe043ab7db333aeee9ee8cc12873304668a9345f7cb74830544ae4f3ff51b5c5809c96ea7cefa00f48ce090399f8a5757237fb5615c3ca11551ea9fcf338c1b8c4d565321e4edf394cb946cf4ea6ccc20b879cbf7309e498acfd31f788ce87af33f1b0789222d9e24f5b0f45c6aaf795695fdd12f47883220bb08c8f6c0b8d9784a69738f773fc0c537bd01294a7030882a79bf4847f05dcaae5329f2c77b17aba73be7bdd474f7b99ce5c90b28cc348035fd034c69d2be25086f15cf3b9bc002f4d9036c204222bd978db481d78eceaa4c38c0e365a31bdc6a171e410d1ead9c42113582a37194e15c2a2a1e59a0d26a7017c9247291e822d783ea23515153903bb0a344f0865251bbd166ea4244352eefbcc84d4111d6be2891b2276171b91a983b9c87f13a4797a758c308381817fb91e62c42ce131b1c4f895b0ac411c3def87be31c59fd8a7a6b603fb39b378b00715bb50de1bd506d31061082bf2db2d0951dbfa3f59b9baae060743fc1bc5850a0802b2a1c4c55f83b6d11de74881bb2d4c24d45a25208a78e515fe056d0f6e5c32ea7c48ec8d2902c0dec911339f09f9ca45a1f1b9c8ad73def7d8fbf637482c96ee43f38fad031cf00e2cb880cba47b313167f34cfec15c52447d2baac8618a42240c50c885ebd522e4ecbcaa3f2a22da987213b3a0145b36ce0645765657742b871122629255bcfbe07e9c87c5c2f8dd20a002a68a5a86ae89d82bec52db40eed03977558fbb183b817da9baeeb4c7a4ab399f61856374e122d5a62965298249e577dd4a0708487bdb070322c54a7168cbee22cd39290d133f1ae62e231685b2cf879a88da13fef6d65712278670d4a08bc01adf70ecfd6cc90d6a4588dca8ac3630bac1b23a16dea9c24a1a803c8938033e63c04d40d2ab700108e2cea396852f41dc01f28daf357e07a6e8016c6dd074111c7fe8cd6926e0b479ad89698468d21a16e4005161fda9859d43a89dabb1dac5d3cb53601fe3164f7d71d093969e20768347a9f0827b781a2cce5f787a5ecc7d88a73fe9303618ddc762b26c1c1d1118250f364e1b534e844bdc194269925239b8d5ecdd937e23081966741e94ded8948de346a5c360024cd337c1623fcb77e01fcdef4fbaf07fe7b5364fcfc5a2184de246126758daae913858ff8b69cca8f345cda99c63d86ea280f935b234616c7504af220039aac38a404c7fe61e48bc9be91b17176c961c83f4ce8b68de15d4e073c4bd1a8582af5a6b77705602c77472bcc1cd1720d724502b49362198911980ca4ada80582d4f93810a266b8bcc8e3ba445a91052c1489639b0e65a29715ed93532940fa34f07878fcb3f54aeea7f8c86f9eb3e06932ca516500bba960661ee57bd5c62566f6dcb765f222a0cd42fee11f9b90ad7f4610007415c8e0380ebc2a7fc06b8e396d9cb52be1d33de2b46c7f5498aec26427667ed2f3f4c22c81c0bd0c1872a1d7099f9d3f9eb95350bfaaddcef7ec08679a9ca416c3b6b49e33b9835b3234cac09d54d82db644460bb0f3e10c88699b76733bb9996602ca5386eab49e53580bee0b40d0555102c446e79c0e59125167720709931d652f0e42f174f144a93f95e3d9a29a9102094de9381f60570e24a17ffd4229c99bd69219b6abe743743f7fd0a9fffaff37ed5233ac5009828989a8052d5dc525900113cc81adeda5e1880243bab1a3ed14429694ef31f74db20df2aa4aeee50cd27463696d89dcb7451107f0bcff0104296ed5501c724bf6acf4bbc00b164eec1c330669c4f23946b0455a02355dd3032b987429c02d69a9e62877c5665e25843fc1e8a57897099090963fd40814baf2b96db14075667934c890179fbe23de580b61661f13d9b522fc5d07b683f810500915b254cedd143364417ff4f6d73c560c2c99a27887719f9390466a1a1ed2d2a473579a2f2c24527abc70582bd0b741f3b3d2c3251626387fce338db3a1bf7153e09c630bd794b4ef47decbbc881ab9c78a155c87e6a90cc0d2bf7fc6591c4a2934f00d662b7317df7da5b6de3683399dc54bbe4c021da9aa8e7191c4b0666d23c716487cb784d1c5fd9a0ccf6b93e0263c03d53ad012f5b1415f08250d3ad062f1f06f81f98f58fdbaec16f2e71eb36d026b9b1ca8a8380739c7df4691b78ce8ca5140c1e9e4737d123772d98503be4c4e9fdb2e3786824b8ca1e9db319da85080fab68e982dc35e3b1cb92510faf2d4e3f8d6a0726b6cc2fc3b064c7b969e909b396e39b92ccd70c2e14476d5c7d0ef851b106cef3fdffb3af6aed39e21159da83a3035ace32f98e37e032755b8411968fffab7867cdbffc1be56948851c62352f2d2565f02f82475a6148d72fc3a489dc715e1b91430396b6d2ca5b8c8293a178d5d1d45f79014558e8684ffb6cef756a0c835f0755721faf309c5d3c95c3df509c9493247238dcefb281ed11d082d896c2f26e16de9349352f2d24d9d0eafc04dea8748896eaad838789f470c246dfe3a964735e37a1c4c5261fe1d683b6241e6d966d2b8e8d8907e2a5c21462250abed61c551b329c07f6e5497a9513ea69ba3151e6d4b8fe619cbfb76516009bccdfab5baf18fb1403bff8abbf08d9380ed8799e5ff046b7b6641d717b2399c38c9da00f53807dfa619ecaf1417cf34bb1f9e3163828a1c6c1bb0872401d98cff3e9940e48675bcc4c7b9044e39e97df312a59d2ba465a3300e03c371561efc5fd8cc35dde6245facb004568b2381c6d268314b0ecbd28a19c10fa0b9fb1c60cce70797c992294988c70f013ec4b65e3084e78b8ceccb07b70230af42a4a19ac038c997015d847ee78e22d0ef35da267527b75ad4c624f0b1434402829ee8b0e56fc5bbaea9a993e8d69e8f39284043d947e42876cc987fa0102cefc82739e594a99fb51795280022677497836977fed31077a9f1280fe353ad898fb7920f30f89e2fc732091173f5d547e90655130b5a2e6cb1d837958e95da1f38dd078b40a0ce0293f30a3d205096650ec41315ae9ee12e61ac11f073cd69a486c74e3231f2352aa9344870bc2b927c142f2a353774060042db09dbee126b6af96d47df56406b483ad3196a6067ce0a486428b68735799fbda49e01fcaf581f9a3092f9c9fa3a4eb2f5206bfccf15852e5995b8a2ef4c2580447ed05affdfb399ab4825208c6377b3276561476eccec6fc3c31520569bc7b8b3973c6e63525868932fd94080dff1619f4fe189840fa135d38e175cc02769cbdbfb9854904375817a2994ef6cddcd0bf9208b52be3941b9d59e06a7abe567660886a43eadda70842cd33fa29d893ef2bce6114be5a5c579572669cd773e63b3aacd82ad40486ffa4969ecb54c3207e85ae97e67683e5e036df157d24252b970dfdf55e801be5b998947fa81975279bda354e7c1183a83e2a9d578338ca40ce618fcf299572e33ebda13f01f5fede8a871ebaeb19472a06ea1691ea002ad8f7a616d1cc0552c71c749f5c06e7be5d0548658e0ec162b467cc6f03085b5d8ae4801495184ed82f043b3cb073834f18ca1e8b5dfd2bbec3b8dd169d4dbbfedf0e4b17316cb951bc24a15ff4186caf56625820d285462b4b963e5e2e7781460d228b764ac88defc01beb81e517e5b4d98ba938758b5939a99ca039d8638e744a864d9779c3fc9e4b82ea463c4756e83b4f8da1e5a8e2307794b6e2a55434cea14976a0116cff66c4e15998d60b811984df19c0e3656c60f5157f78b31179fa6ff5564044594fef8306ee18d8d5ff5422e6ca9258640f529c9137390641e8e4cd0d86e51bf239f929eff0e5953b691113fa936fc0c2920efbe191ee144b151e7eeac900d0a22dfeab91fa1f21e049e6c1afcc51980d3143f05c011edf75095ad0cd236c5ce17c72804379cc13c8f2b35d7be0d0194d5fada94b5552c1747baedb83ca6bc004caef4c0ae9777b57d82d01bcbd458ba33492cfdc769bb0879128d63ecb0d6760c554cfcd795d2b2211bf73e8e31c93c95c0ad0877d6a4404d5abf143c8e404aada57b30aecdc44659bad00b17798c5ab9ac63d6f5c48b3a4076b645b82404473323aac896b5ad7e225bc0627a143046049b729ef53250415b6cd2959b8d51ce850530bbdc8048b8d8c4b17473534425c8c794fb5b1d260dd5aec68bbbc1899c711ea586e');
INSERT INTO public.versions VALUES ('\x8a10a3f2a0044867c9141c62d17ae4acde9a1649de4f3b44e96a61b3e5f0bdff', 'policy', '\x01a7001c8d3393521f27bd96b289613ae1468462d2a9c35402011ad26e683d80453ae7cddb61168dee8f821a6fc15edad615c992e7661e4ce5794d919c4229661cea0995fe0c233b1572acc9e731996965d8c0fe0bc9644718a5351a78046caab3f088144f84a76ba74f6ae7eec346b101d87fb18a12b6152ce43858e959a5f0369ab11c831e4bf7ebf029c054d9d3ec95ebcd66bfbc73d7aace4219b1078d7a7a6c6f8d7eed5bdf46928d9377c09da667cf6ab308be48ad72d3e25eeb8e0579ea8d980c7f44fe6868192087ae33344aeffad8779be313049b71f56cc9ac2908e2773ee2cdd34f8b4d1b32a8e938a72ff5e95f47f44872faf539ec2d21fcd4c6f7c0084d55f4eded3b96a38f5dec9bf8c2fd90a32a63f459d2e9c75f31c7408165de861ad6232c645b8d41b7122e23affd8c4d1227ced29b7ed9867db0165c3a36633916f0281e31ae72e676d27096df97b61e0402cfba7721a5bfd6754f34410512fad02b34e4ccdc3da50a434bac827f277e2fb21ccad2dd0660a000ed23e1832a064733d944aafbb452a86acd4f5be47f9513d9f6dd5a6f7f41f4d9fa04a53d09a4dc62e0aa5fea11307070c0b7a582c047b81f63c0789787bbc113784c52d9ee0fd1d29ab04c7626d8f1bef663add8b6668f9f2760ac7ea3c760227330693a10e883e6700e33227f27f5bf6fe564fdb9ed6513b2f1a30feb2eee85f862a638ace9ca464b695c89d2737dce6c291dd2672512395da2f20e8a0a6d804a44f7391b50e460152e194fdc56eff8aa4f0f6a0e17e571cc7b245a173da928e543edcb335422b35463b5ab00cd273da4d053fadd1d38030552860d7386f21372bbb4727c23630f303d71156921b34313a0a54328f0bb34f7ae0e8b3f86fadffe1ed9f5e102c4a83cf1c3d3af25722d929f9d46c87ac6d819cafa3a1a39016583869e88fc5c0ae50525b738ba7da7d516b1e50af70cb4fec0ec5df5eef5ff45142600a98e5f27befcbf0b24affb557991a3b2f37786b17b83488a9318eb79607299f5faff2c7e7f54d07feccaa65c81d468eabdf9ff3cc5fc1390b59dcc226bfcece5626cf224588669c16d5c7d4aea49111ee5d6638e1b7277503dc6f475f9f0af9ab9559b8c89ecd5e058a0d6677af6600dcae59f87d7156abe58828dcaf8e7d09079b25d65170bf30d3b362a4389668f0ea2052ccb8545e06c377d3ab4b295dd9b3fe470e2dd6d7716cca659cd9a18385f74b335ec52f2572fff843d674d16699459fc0b1930d3751bb9adb7b625aa9ddce5f117720ef1a9dbcb17bad97005018bfc2003a17ae2c313eeb565727d9bfc15dacff9afbdd014370a03c07a5b3b867d2f78e1844e3972dbbd4a7e80ca76077d0b761fbfe7fb7e24c157b9a1752295fa19bb067680c161684d11d93cfaa1a011ec16994e3fd7f2828c525d1b05df59587cdc1d76cb63449a8e12ac2cb497e7fec36495a2a08a6800bb8aa5a245174c63d4a321f3079a58e5a247012a7da1f100c1e1f0f036e34314ffcad5bdc3ebae033c56e77966d11aec160137be0ecd13aecd7ea41cca0fe2b5bf7a6e5e9aeec8fa9d30e021fbc842b8e79e66fd14382344e6752d0b6a49e1d2432af14c10e71e185ed3586f074327fcb2a494a05795b237bc21c5dda8ab962d3f92614cc4aa830e25110b276d3d9911522e03b2ee9ddca3b1db6967a71b5763fbfcb02754175ea4d4dbe6492fb5d309be0445a3f1ad19178fb9cb27c69d967050f0fa4e889ac3982a9cab1b50ddebb8e714b54642c4ef3b8ccc3b0c11d48921a88ad51c55f6865cfd0f915c076618c8b73945b9011bc02f9a3fad5488199e5b28071c25db5374045f83ff0c4aba1b80ec4c963a469a71eb6a8891d56b4291d430a9c8867f12c0089d761289d221ffc62a39b21ab36f2b7c31350a2717c1e8b0443495f7cc079f9d3c20cd3056cf2ffc4ede6b4d2967541a4732a1834fcd4bbf43bc4cd3f6806f3a2aeae4918ae25293ecbe8cf289c13fef9876ac942a472b93229490bd7c6b33f4b8dde4586b11c81e19a741262124f08c7f2eb8b110ab8d242fc5f44cff229d3e65873f5ff921b66776e9082d1531e4b5b5c94600f6da07e3d28b5525e2fa7e97517f4f39e1ebc0cbd351f3df2e714be844f93430b17a1148d624e49bef6cae6521e8fa041729ea6b39316a294accf5ad32f6ae90a57706e40445542c9fde96427b28fb7c8fb476c5d6124971e6a75812fe694a60d781a1d9c3ebe0f79f0127ec043a67dd6b27a8dd1ca8eb42ffc27300f9732b');
INSERT INTO public.versions VALUES ('\x2666138a2d29e14af03c33a14a5ae5294e09021bd5f40e205cebbde1100c909f', 'nl/case', '\x01d9e56a5ca74a1432779de62868ce50c6e974f88711041229e3ca2501c4caac8c749b40510e3c5239078d2843e41fe9f7c440037492901d51df5123ed999bc6a88236e46c18505c938c36b6aac3afea0168bcf69168af27549f441e36a0cb73ef6f45c28c9fa2b880d64a7a488097fbc0dcc89fee8dea502eccb4a1da18e4ba8855368bd47cb036b0871b0c8ed5cf4f7c4874f42cef8d17f63893ad3b85335bf950070acfe4c6a7732bda7a84e3e2ad1414bc6c798065d2d21aadbfff3355311d4a7d354d5ead44c98794f5f534aded622bab66d9235eba089a1ff885a5fb634f4510bb0c1f15a4b27953def3b88561c61ca86eefbdc744446c236b9e2109c3b5be0285fa9ead77634e1fc0207fa7cb61e009a1f36c8ae3a0ce3d15f27c48b5ec712417a26d2bdeab4c7773e9d900c3991610ebfb26103188224cc21c7a6461009511905e9701e6cec8c2d838bc292e72e7795a3ae0cc953581b27295c8eb1ac236d264a49a4ede6abea63c857f30d323bbfac7a94f58631185c0b2d0a9b640e946f07aa1ca24e4a8fbc6aed63fa06575c7aa1cb111f1d2c5179063d667a296f09d187228660ca873bc40aff4490e1fc8cb65a36e31ec881c3f0a6c7396c2788a0c351367a7dc3f5ef9ef8ae10dc6ab642cb86356639314ac0855d37f03edde4be6ef11cbd4c7d6385982dd478ef06716928123e2f4304da0385136e4676e5b027899aa5b2fe231038fe8d84c64841ad706b4663d9180e8f2d8da6f78dcd17708c9e7de2e549b17d583e4c9a11b5fcfefcb7320a62115c15b10e7d1832997d76877fbc64e4b26c997f16e13143fae453e0cc02351193b9110d06405a828304aba0e7ddb73e6d86ef92fd3cd4a969cfba9b1d91e9de001e5eee041cb85fd46a58d1c4655305bad7271a459b536091df050fdbaec26618cf19351ac8b0ee52e6ef1d942187df70758fb6c29eee5464d3a88b551787e410e818f794fb5a5fe3d5a928b19da09f1b60f328527e6d812835ebc3acc503fb9855a0f0fbc75c9f927fa2c80933ce316509676609fdab70d525c0a97c027e6cbd9c722f30063aee526efbc676723c880562f7e12014fabfb6565feefd7ccfee5761b77c6991674afed153eabf990e93b2e5af32825d595bd53c735d61db63d8b3d099d31dacb80dc57ceb71ded9f2ceeb2d331c9f4eadd83bce36e26b57a9a93b4e19978ae8317b45d2903e62ae5f26ebeec51fb22b7cabfdb99756584ecbba5ebd07f3b243edf4e944b480b9e673a0552c050c2815ee8a94fced4d491fd2c93a2099b23e8341b56afc0450aa5c860d9a0dd5188a21f57ad5f148a6cd1396d4455a99a1b6f8b3dcf90aa03e084bc01c701e7cfa84d07508870f217b337bf2690ea5cb39d26bdbe1707dc80c411dc6dbbd63e4f21f7ecaa1e63745c926649b25f9833b809fa8863279440a715062ad0330a5529f4e7983d1e1856aa1d350d3535d173d43b9dda3652b4cc5756ee5077894976797f35b6a473319d1eea838b4a44f7ee74f873ee8b0504e2f9c10598bd9d4be0d2fc3eda4b91a55f40e6120681380a6b5d416b8312ef1b452dfe2ddc10bf34e920cc21db116a586cae2311b8677b3f051a2d685bebfbbfd2ce1001b619cb78b69c45724311a08755fef62197b3c2bc75bd63b61a58ea705e1d15e31ec6ccb2dd1ebc2342994ca974bef7a13772078259222c130217619f8439bffb2b762cc5cd19dc3a7862e8237e1ac981d140c720fdbbbe87b013b66516b936239af6b93dfb140427fe8f79e8f3ef077291c4a17af61ec52eb58010c369cf9319cc985314b790b04d3dc28f6fb9514dfa7315971fd89e8df0446ef9a7bdd351096f8867d7915385ac06c7a77387568ce1abe6eb66b2f58838683b486feb10213df6411ae1d9b3f4249df4133af8e208f58b2eafb9f88ce6a3f37fc9a67fc2e78830315d5091ce4438401e88b84a55fb4b334d9cd8e1bbfa6f57b1972039a2c3130bc607f53bbc8638db0f3230cd68c71d00ce922f1c0617fc8b5af580f5b145e17f586fda7b5d21a9883be5f677113d33b615e88673fc466759de83bcdb20a8a202c8d8e84d8b5d2738d31c64558f06cd4cb2caed75947d8a64916f136d501007ccba2309b8821eac76f8cbb9775f9026d43bd9504c51a1b23a51e35f5455ef941328e56448cea5be97f3ba221b7837325946af96858d848a0d057fecf44d5eafdcacda39883791461e171b10704b3d36550c5046e5bdcccbdff98aeb5829582f35c1795280f9fee3bc6240c4a266933f7ace2039de551d7ad4fc11728ee44550855e811a30564491edcb1618b4d1c761936e9a77d3cded1461956272844ad3aef22e259352750f135e315a2b1a226ddad5b23075bf4f26fc35c7237d16cf4ef9a067302524fc3a43b98168869cf9635bdc636d29384c73af58724353b815390c4936a9316a3f340737369206d47c94349da9aef4e45aa84242c81ccec4f671d1a7c52061eeab62ec28465c01f72ba08699acb22e9a2587556c3af05a486bb60c7437b91150daade1f73df0bfbdb7c7e15b59ed92079732c59ddd4fa64ae63b1b20817e3bd19cdd1fb3ecadb335ddcf8c5c514046e515b368dc16595a03dd868e1e5df53b60e9f14055b188d3c1f9981df49a25b752e01c2a157df32a9023129972ea00bc4213784fe29c6dff6860435dd19857b3a52bd3725ef9611f597414e2baf22cf1825220fdd02c918645fb3ae4b1d58ad018bbd9047512a7ddfa932dbdecc0c530bd8f41275a06da1f95ae380683188d709d30c58247614946d2b87b24fc679e37d3f9f69bdaa66fe310a0a05246c29287c236f83323e673fc9fea1a30880bd01cac33a837ab8ab7f1dc3e22f29029f0d3f039b7b56408c8fa4e43ae1de3eab567ab5dc722a3bf0d7c96b0840fa1119b3f988b5b0bf79c86cd734d11003b72390ca37516ddc494a774138037672e06ab8e5f61b54963d9c5053e4d07569cb9cb138916fb34046df43228c4965a32d5ff49b356b113b0455c7ab5510928a5b45f226c6ba61e0389de4945624d6cd826a77556a6e756c554a9be941d7d71b4b5ce1680ef16be9166d14458837383ee86cc0125cb71db425f51bbff915c7c6fdb9e1f2bbb4463fc22c2ba10297c440fa80428adfca69b564d4a75982f3ee8158d47cea47d13e3f1cb80d41faee258487965912bcc3e0666611a608f8aefa2789ab95fc6923d3fbb82c2455ebb7c4e339d54a7d41c086f755203dede9a2dea208d67f268244623960c017689b8d40f62664b89e09b989e7d8b2ca4a718559daac726663fe7bca8a097d86db6472435db3205360165c7fedd57dd9474c7479081ba802a9d9c3171fff071db3217af8003b92bf8506cadd89cd92f28dddbf767290ca1d9b3c84b3d235cc305c92a2a765cdcc28d3b3d3c609863dcdc3b0dd05508f3c70c267581efc49a3bf7832aa7022e33f02c97a0f2008e06a1d403a94fc066a5d6506e93192bdf8709b2f8cdf19f827a707be0d57c2eb298896c7994d597d2f80019dd589bc5577204c02acfa6dce5bbfe917ca02a351a5ce040c41ed03644c0003bc4ae9ae855929e201f18838cca3500c41685d6e84a0743d7c6f8118baf4bb3b6052b5175f564da589e2f11d361f789d70c1727a3fd9335f7a856b60fb7214d52c7ff3cb9b0709a3d37436c4889cb8ad69e792ed15740d10d5d3c2b0597ee6061472385bd364d89261a82799af18bac28695f4372737fe8475be06a5ef5f6203c58e75c5ef1fa03c014118de3fa3d015013af9d8d70bd0a74fb0b4b3b4e429188d090ef3106574dd813e23119c46982ca16e7eeaf86febde3dbbf26fc1e8a5e43d8c093e670dce54c28778c601802bd4937a35963281e571c826250582aeb479783271c46dba28dd0abe73415b91dd49f330eb7f5dbc8ca81aaa9d59a1c58c854280f034e813d0f705116618027c82f9082cca503a2a0f182f0761370b04a357c99710a0fbd1b73385507ca863b186f8e7ce4d2fe84e86ea93b89ee4347bfba6f15563a2739f96d1bad65315342a49549f6a1d33d0bf5bce3276c2af6161b12de0c72a8c3e38f05e5a1af0e875d53adab0bb080f5542420aa1ec496d4cbe6eeb36fde1e4fe00b0c4b4c15ab58f351be4fe200a0a7a4ada14b0fe7a240cd6c33932a8c13c62c32860bd1db422e93f4a034b444cbae8ea48e35928a3e3d0b9d2e301a7d384db92a01a68cfa0228b31fb36b226a21bab5660d51ab4c55b0a9300f3887952880a38518ccc479dba3240368243aa1d57e75ab5482a99ac1ab78a9b4d53ab888d7e46d6edefd601480e842895b7b9820821a8623a6ed5d918e4bdeb0622edda0c0fc6e9f2a4130eb562002aa0f07d9c3f650c9538912a60bc9ab46689d48cee779b7fbbc9b1aa788bbb6370238c6ae1fdcce978bb78ed2c5687504eb41b09b2874ba8c62179dc4a04a6ac48c3280af872c300ff51d8c9a154a0736fe57f363829bcb1103ae95c978373df5612d3ad18b9f5bdeac53c1514e467947a5472e62915db7d49ab18e250ea71678fc145208ce965e358bb53abea6323d4ad8e05add989eb251989d1be81c0919e89dcf9dbe4d227f13d435ff295e6c24aef1aae755d90d12a64e977342c1a99e9519baf8b4aa20067c3e5356820f6f64d6bcbd2b638894d113b3a970f608224a6e33837ec18ac809add5f0feb1f5b1f0849b4430ff48d9ec2e387423b2701477e7b4b00338f3f21866fd1562a6c33e33b50aa981ddaad24b0fa2035348cf3db07726e6f7b52127b36326e4f45560e92abaf76ab9265dae2f30d060719906e0110327b70a6e54f863477e7d484ecdf58bd6115044d2aff2cb9fb14f0e855c9d6d75939b604af4d0ada897f96e705e885b658c6220fc9b6f8328b5d6c0a0087d1a88c6c372c7948ebd1db525f65b8be33ce96a4a0a06089d3973d44e015b829632c887f6a870a1baaa0fdebba1e366c6237b28ba858abd7afbfe79d089f698d0a803c49510b0be5a9795830cb5661ea96cfed630f0001b4d4db29c9d850be3d1d1b91c4d42a61bda327497b0969edd055e6a8891229b83c1c681fbcb9f4a3184ff7213e68cfa52ed20d27db9e15a6dea374f78a1f506621acb4ab9fbbe6802651c8059e520054047a18ff06c0489c45f11d27f130048bd30a14c9e94bc49362b085283dbd7ca92aebf29c5d13227feaf0ebaf5443aa128e437956fa572b5be14e606b087a61aa99afb11d147007ff9482c6cfb16a8897da67595b5116f77be3b93ae0224424878ad18da17450af4f73da90cb055cabdd94516464843b26fcd538e7f15688dc67acf4b4530df65513985db1a5e7bc558c39d68f4421ccdb5c7ebd93bcad24e1ad5f16e4141a4fd9b10a21a2c7d346d44866b2ae639386877162a3a9f01c5e84c7433ab52256cc17b51b445297ebd2d419437393362a4cc00480d2358dab31138456a1d843db8e6895988087f0a1b6e6d0f0f3253dc1d4246424702a0717928f7359a34f294fc762d689bd94da85bf3781616cc022bc77a6a67521584fd1371bf5b51ac97a995fe71fe12e2d6235de4c3d91fa826405a295a294aa9d257d42b325455b132d26767fc812a9696f4d23629ecea203f1a707c1511b4b0026ef52384ddf864a94b1aacfa9fcbdcd65cf9130b6cc728fcc90686eae43ee657b874728f8263cf88d6f14a3e68b012e5f1fe1de1fbb2c39498b9f77843c55689109871fd97820327e0ebde42201884a2b638f2681fe639566104a002530ef82b186b33d1f62fe862e9ef220a407de71b82c274f01f2d131a22a59250d56825d5266956065398e993e4890167ea2326b660689c5cfe76e1867e7bed0da3bd8907542cc5842b158340d40d84c47002100156cc0079d09f4e0aaa3be63498a7f76fc46eac35efb16b2afb4d763088e4dab508a5748a2eda2024009472983d072e5421581e2678afc9037e4f2dd07f2da208d538985562348b84ac8309e97f1278ec966996cdb62774a1b80c1b953a846adeb64a5879ab004fa79cfd5bea112c7b9cca624b1966d0f0c656fb23cf59cb2058c1e5a29efebeba9f51270041598ff847b2dc2432b0e407be70a11b7b0d8e4f1e08a3bfa5c1b7be57346d1ce29b5cadbd5d83ec7b4aecab6458fd2240844aa71d3d7aed625f7fbe44a4f8ff80247302630c3a522b6e6dd82a6d0b4e9e429b8131940d47dda672a346521760d0627e73b59952d8e1217f4c63dcd24cee0ce6b3ca55bfeeb66f581a2ad7df5f4780444150ff550fe37b4c6d53e5b1ab839141a09601f4c9e4360ab23e5e4fb068280345455799d4a36cb4dcbf49e7e4a05f65b891d95ed1f5207235d9b69999634f3a926075c4613dc31187f2d0617b1d208bdabbb91119c4878003b43cbe192619748ef1c341445e421239776f2ec58cfd01c463d21a6d0b0551513554accd5ab44054a2e56d3688df00e162de4028b8a48317d269e7cd4fcb122bce71ea7e3311b3e75727497fce01db6e9c00df830675240aafad3f00c5b6a1df44cfcba814689aae13324657068964193e1d2c05271ff4f908b31f2d8d2685ebbad79fdf600dc31e2aa8402a0d0b2f940fbb5411fdd4ef22254594c03c0e4047658694f374e155d6c45e1df952b13f9bdf21a354251a02cd242dca9e3f9bcc1734f5454c99dbf332f9482d0005259839b1c19ddefd7eeee6677cb86fe538641cd45d1cae637a9f42824e0ae6b57deb35fe7b774c18b0d4f65d33afba3c84714cce6ee28a7cc2d5060095a09f02e39eeb88176db6b7d4e87572ddb2bf66b8f6df8455bd259a0f7da10d950e58861fd03f83ad98d998b92da20984bcfd39ba95073d09f41b5ca0dd6cc480b930a58436605a03b029817f4c9351847913217d7a23559e8d8040195ebc955131847dfd2d828ae29e1a4ef2afbd34143c2f1bd67a3c9038c848e970fbab9cecaa54ab901d533f4ef3c5ebb6d203acebbe4dbb4c7248ec8c2a5a02507d5d5658d26fa29273f206d95e8b1a7b00126a837f29fe57d3a9364a15252d864e099ef727c9eb1a3ea58d57989f917df724837f173716a70f6a8da3d48d952a90e790f0647cb38b35a6ac6db02070cf023ca7f9fa1b8ea1f8c4714e1ec1a59a5e18a06b98374b8939b4695cfc18f225d96cb20c569ff6e77a53fd8e25535b2b9ec14984f5f6ea18e0bd5c4a3d74fa748f2507c598c04265cbb02646107276903a00107a8945bd31397b6bd5f2733195ab3f9f8640cf3a3612bfc481a0cd074d9d1f5ef3e2a7cc050e147e51f4f68e0c07a0e0c13117062d78de13c57b16e2faa26657ab218105f71df6c6a14ff4050407c2de076c67bcb84aa60308a6fc460f1f2b358d1724f2d9f01a713dffa36c09c068b2310d835cff254479f45ba1c630a71beff93593defb4dd52ec3413b1811c3388e8bcd2875030c4136c3e46f4f09c76be1aa983d943e8426cf004cd8b23f66f63dbde7719273b9c0d1d49ba2ee744af3c9887e2781679d25a4ec3a304090c8de3c6226832d6afce7d9aa5cf13ab3856735ca994183ccc9bce9a25220a99e521ea4338c726c1fa6426df4be1b29e94b56b0b0b6b98c4468337009878afce1a3441abee9d319c66c1bddf5a81199ca93f9d7f3f37024582bb23cffd73f607c8c29f50f0e0b297b6e2cf147e060f41f6c441fe67f52b03660db5c4730055b848e20d7a855b190d6d240e821cb75f43b52a38c0adcd33b709277dbf3672ef042f8baf56749cab454320e37844df7336c19f0dd4cc5c0947627a99cfa6af15506b22ce6c1cd472530e3425cb73519d4b9247c2563bd5bac1dd31018675080de996e5f0e50f802dbe63f493bf8312feea9588e896f283c271e1274845afa58844cc86afc6223fd010b6bf974adf8f25b248b206b7f53a132a65450c06426b12b109d520199cdd81d9e697844f565be5c7dce1ed0386644c6076881a8df45ebfc1df71828222e6a6b73ba9cbf1004b54162f919ad65bd284f45bf552b807f95ef7c2bed7cc10c958d2e48913adee7ca510a1d69b1ccf12f02dd52c951f2b4874e7f7b0cfb3f80e04531794dd056eac9391b139350aac19ead8d8a6fd0fec669376ac5054af7c0ee3cc7e274722eae0f6c6a1041ffb9844d05f8b7cd6e3b15849dbed0fd7515c918a30cfd996a88c58cf96cb848918f2424466912d2b7bcc408e801165aa4261ad1cbf9aa2cd05fe77311054fa03493c9dd50f7cb3e271f8dfc6e8ef5ce72a3806224968fcd7b1ff0dbda67c381787ac9869fdc5713922bd1c33559d10e223b20c9d7a76b83c713bf883c2e41089719544ae6637a9538a5f1bed71572e80c5f0e6654e5284c378d4ba9ac774224a57b6379c078fd5133a668fc3b105719fc015c2f99c7ea2fb4aa0b860901df44d55d167d741df34e731aec912ef0f229c4e23cef4d96e6d318980aee1859fc224c6ebb5be089cc1977ec0b6ae2fac45a5084efba56564d321bd514d622f10ff40da473eb509a4889eca00d2c89579deb8c40425d6c61e3b51bd03454acc7c0783771ce1e8928ff748c545862ab5fba6ed87b23ac0c9dfda0db9263808dbd07c4d12b8ebd48f97c177081051901cb56638ffa20e1ae9a1868f40f56951ddaff83fcfaeea1b23d7a3d7814b2c0b4508451084f7aab59ad2d2ff5d85846f170a90fd41f97b956219d52a1ec3e8124011a32245950c4caf3e63df3ea2bf715474d3e972ba57ade9e93e83dbe51c8044586172df43e0ca90c0e14578f6dfce39137a4fb12ce29d559bb816e607f4e84240b07dc5a3c9b52a1610dfbd20d9f459c58f4eac7361d83d9105395fd15e4ba894d46c71929add41ee4b5d31c6bda932fd620a460fbc9365efddbca3cf2d4e13b319d0ceafa7f82b3c8391aeafb446fbc9353b2b0dd2020a72fe0c647ca7e40b91345d1f0d1b71d50cd367b39e51ed6ad9fa2e299858dc42d45ade4cb2d9fc9017be02edc534648443256a5063f6e1c37ea5b9eb8796f8f56605c1cc60ca1a43c2479b68c680c6846771dc6f4769f530b0f4dffa5511d850542f9630fdcbe76145cc289fd04519f0e613cf89670215af15302409f664af54f2102d8dd88c8cc5376746dbc0911b1a839cf42f0043ce98b9c43d2dfc67e531653944d8ed029880e0979d003a0cb56b31220638a57067e8a87a35adf549d9521ff2583e5f4ce005dc9e361a0eff2dd348b4c9ddcea71b62277b7db66854a495aec4cd97ac9f18c32775c106c60580fea76ef9d31a27d1df86dc28101d8fb6c465df46a969316be15f95bf58c8a3be6e7b5c81bb7bf6fba1e6dbc268b969512dcf0f56adbf2e1a251b23c1f35703cba28045a3fd7738dbc5617ecc6b7f6da4d9da544323b3826688a4807ddd78099a672258787d003f3b50c732572ab243d168ccc9eb36b80a6417bb7df4e53ded5028a509793193cfb340b67652ab703fa55886d37081edd177f0856b535bac40f7292f6f7c59568ada0da22a5b7b6896986c6c69e63702afbd9340b6ca2316a7233ad7022a4692d6a77a6a3fdf5fb83a4d59ac47852e51f775155452953da8913a042c46cb31d1cfe41772642b1ecda70d18223527f58526daab406cb51f754995f697c67edf53f41a3a3dc5f12316feff9d5bde804c337bbda801332cc4aa80e712fcaf09c02f42af25b8f418d3dccd8927d2663d6244f550f42906add7c00f64f1ffd10397922b03c9c3900cef0b1b451171ad5fc1cecd2086da3dae5fa125da59bd45d37be61bd53ebaa8f69bd7f568bceab45af15c5aabf0da0a5440f6add28da1a795d2d2fb7163bee4473f6a500a7999a7c05001187477bb6f62f4b85cc594ee9b4b8cd2c7ab6805b52f15b93a89a967787433bcddd273c8bb4919c50a1aa4c3e589fd210b66504a9de87601e76471772fe96fa3b8e01193c16398ab300c16d6ebcc9a35ae7828e403de89afd93734e5f55494843d7174b9f90ea2e27814b292f483f9aa82ef31bfcc58002d7a85b2b33593d1eb2369ff3b27f83a1c6051fc940e6cf6f355bb0e44babad697ca2798eae638572edb0b1c6311ac5ecab029a12d3b0e599feac3e4017248dfd743e8915618ea49f24fd2eb270e50b36b6ce988e4956374072ef22020a9aed06cb52a9afe06591b08fa64d18c91cf546077513007f08c35a2c8f8498203c461da2bdbd18347aa7f8293d390e82e0dd3b952d9f6df4ea72a06269834f6bc45b968923e9bd1ff0239e3a02ef91b58dc1720411d4eee16b58cc75e62e30e0070243987d32fd5d2f087c60900571f4de47a8fd0cc3089e8b432466d94cb22f9a0a007556816919ceecfdc1900b9e2f7f0046097d8deb3592e7eea7ed76f93f0aa2b72fbb0d1ac48072a72be7b1a6fb17c9570744b2d7a73817cc7d8258962c44ea8a06fa091788cd119184acb890f873b665dc56a4e6144a4203668391c41730063622229563f1c610ae0e6915a77e53ab3809cc0c484dfa065ef4707fcdb2343bc76d0cd118da4581be4e59fedbdf06a11a53dca92698937ac85393bd7369e063638f27c89359dcca163eab56660e5b62a31fb737a339273e64daee5503cf32857389f673e769fea81d0d56b59a19473fb6a107c417bde9f5de973fb07ae6cfc8bf1086943d6fbacb299499d0c4512e114ec1310f78151d01d8dc65d17cb05af420e1116d8b167508dac28a706be5f012a56550163e199b8fb8e6811cf1da2e02948845a71497b70ebdc6e88813cd8912de140636cf67cc05d92b7861ab315bc4cd4e914daff0e300cd9c89ce1cc49db732bdd67c95bbeeedc5a576ff82f5e0afe0c55db73d774c9091cdf9335a2c47ae964d9b494fc4771ef2be6f4a58dceceaab0e2822bd8fb8df397c27ec76f6ef03f27ff22f2b1000f3b2c0e0ed9ec3d16915aac8a3cc8cf55a632915e962dee0e25d03a563bdc8f5f17782597c2df3619406df71d8aed2b5e69bf4cbef7e22be302af97692d893d93b3735d82df3db4126d872ed3cbe169e81ba4f3d555e173807702d3585c5c6d4ffad0a625636de54a1ea953a6ffde20701b526efbae8f92dc041323e58118eaa21439a375a26c73cc50f4de21625d7eb504f06a58a0daaeebc49f01e3c910582c4249a6426b9da7a72f69c878e47026be912361fee845e1b39f7ded55f9658221dd3e6938fe05a23aec895160daaad6442694caa901f34b0624addfff01d2a6f385d8905d881839f1da75f2038980f9656fa90bcac3d51db8e71d80637e06bbd9fdec9c379818b5b82c5262d8737718cadcd41f4f715fad7e8443d2e0f09a232c8fe66bddaaed4b8e751ad115691b6a07847796255f8c95de3bfbfbd3ccf154d56d99c9b361862086fb167b6e1b67a176bc74f432801228092e0419d5e785db2b07676a88182f4cbdd0aa774710caad1f4eb2009ec4dc1f9a561b6248baa230be3b66eeb88e9f7d891e03ba1dc2736869b3e50e212bf9b97294e2eb30dee7b16898b2243812cb36398b65cf539ffe4de3197fb068c83537d71fd99ec44761f990eab4e20fe1cdc9375b0ed07d5604cee557bd157bd90105cdbd3e459d6424bcb677036b793fb9a2cf88167fbba1647025961589edc734b4d551bf17e6359bcb1bfb0e4cc8929c76b94f1c17586e0c0473c2abb981e2025c508b47c0eaff31a557f30447bacaad384a697fa3025c3dff4cce5f585f55cf269e41d7c2fe814e2b7863eb256ab5f6ac06d89d240ca4a8a42c56d8f5e1862679010df28d3bf0d819e6e813fdd386fc74d5def1ecb6781f72f3f127ca89eec5984ee49d9bacf23e0bc1b27ae75feb8fdfe364a7feb878e7baf91b925df11fe4e7bb03330d2d16c1871d917e375a98698162c03a366d77e8060384bc089fcb450c15738aca964c0a33edb7a25e112d3b3f962b005fe23187f9117e8da8f5f23bfa2ac54dcd9cd4dd86d923af8fe66bd9bf6030cc066a80341de9f5ec91e8a09fd75c5f7dcb8d9eab0d6b870a222e5f04f3cac4b74155371a1a2eddeaa22a802d1380d42169e893f9a43bea71f4d9631d758bb1b76aeb6cfc2d263a81b2235d344c471dd3d506d30c4b709d58cbd5eafa953117cd5ba9ff3c1fdb31f2372989fea9952bfde7611ebcb2bfe8d4871a9b9823e16a2dcb264a2542759243c4a537f164738bc166451f778d5828be846cb67fc905ae575b519c46f3d510962836ddab57af47b2ff21bceb21b8ffe7f8ad7294f17a304cc909ccceabcf76115333362f6cdd94a10c03bba671529014ff77cd839e5111d1e0d8679fd479febb55546033ce724cb85239e5fab5de4285b4ac5a2633f55f2f41bdb92f41c3758d90494f81c1b4f9d98a9ee60e8e7809c2841db63b93e89');
INSERT INTO public.versions VALUES ('\x0760e4835bd4ceb7d076143467aae15b99c2b2cff704c2e4f186531e154fcb55', 'en/receipt', '\x01fa6b367995be35f73efee92810fa0ac5a466920a00fb90c9da57387543448406f7007d03d14fb1bbbd78e36272edb50036d249ba89e4eb69cbe9ee3dd0a6f81992c0dc3a36036418046834bcc770d36e3c6075b97637748b32f82f0d88843a12f6da4498b88b350f2aadf70be50aa2d0f30fdf8ff858af1bc66d9d2774281b73ea249fcf5cfa808a1e21c74a64fdb415607abacb1d19df11248a2d9b23b36aaad498bcdacaf48627a534adfdd71ac3929c81bc71ad168100f1181d2e91530b2d329169321fe7262f3eab06e04a9f7f8a8b52bdbaf738bbca1696f9c32cec41fa1851007550326afbb015769421ab8c3d0f3978813840977b550bf6192970797a0f668c8d5a0cb39b622108fa51c6896bd359e995abcd5e6f39d6214e8650a734c5e4948dc47c55bce63f6be1d6528bc5a422ece0ab79ffd50d14f73100f2304ed5ee61a90636d19276f4d45f4e6c9447e1ede2fe323936b4e9c9fd095513aa4737eceedca75bcbdda118773ab1d135d4d0338455190e3b5b7ef128173f49a7df826f2cf94ceb5dfe2d0b250cd03b6c6e5085684abc6336f468a20dfde80a60fb70e2208b35747ffae805a1cccbcd09c505d0ae6ede86caf9bcc944f9dccade59554d81cd1cfdc1e54da93872de71d4995e707ec371d0672f781e06455199c564f91ac0a646e9ea1c33820951fc4bc8a30f605e5ee21c616bc0efdd9f4dd1d62ad443da7db484d627c35a9ed19999ed958f934f354f3ad6c0292fda28a9d39d74afe302e15f95a06177c0977c42c6ba810e7f90ef6e766f5d165396d97ec89eab4f9de76ab3853aadd80478f6531a3b23d4b431113519523b3a969d25f353acccbc605a04e71ba5accf8d88ecb05b65ca5dd9388c2dde94777a61f9793972c2c3cd056d91bf23ca06d25e578a1dcd91b8f550e3e8f77f38e98884b707413344122ca419930ffe1666ac86dfde89527ec616dbf56de40829f0c924300cef5e27ea3afbdcdf4063e1bc15393801b9f172176df89e9b59660ba5986c66b031ec981de03c9e5ee9b94ecb4bd97b748872e36091179ba6909435596c4eb09415873b180ca328fbd826159320e32e9103925df5c30282e638acb1196ee5562678cf131bc38ff15cdb33f81969d54bc1ff863e8b632b38c43d9ab05a2100eca8bdc3de6db3ae328183d0ee27d5c20eeed95594bdb6155150bb90cbbe03048df8486faeed89e23b8aff76f931e3151a9d5946995e9c6676a5e03be5f8b7fc5e5fdf40b26eb0204641c0fef6f33f0a2c224e012109c5c4bd51887c3a000cf5af17f23b767c155d69929dbc2f6a0282cc092a667d2c4865457c2ddde4c2c53a6c5a3827d339722d2a2a3105f839187d4fbf7b17ffa47215891fa22e5ddbfc1d0a7ac60f636bd4e32df6853223c6ce52b5aa1bc761712caaa8a9910eaab86d96ec4d0537322850138cc5ff5ee5bea8c64591b73ac2b20de6b814933fedae27882a4898b5c77376f9e21c4a98ef927d76f821ac10622e4d2dd256417eb66ec33df1c668adcce59807d39e863b662a88ad088473dc98d8ecb7ed9af623e31552c7af586a5248f87612b3ee05232e27da8fe64b794ad9f833760ae7bdb70f5147cec4e8a97ea8ca79f451d9349d0e5d89a30184598e81bbab3df3dc30ace04f34701a6ae976bb80bbb4c305b8c4405b37f568b3cc69573e7fb3d1b82b1eefe3295d3a9f746421e3756f95ece46953da3176ab44e57af337a7eed243a3efbcfa37501192672d2450c60ecd6c2267061598f355f714e250170dd2fafd2e6798f4e7a6d09380376b3ba2140f0ca92d4042f6e784b0f3a4a8c52676b654f08eb16718ef6c50129ed18f9c8c7cacb13913839edef99e5e99bfa0728bdb51fe2c348656172cd2367da70b97a0083ce8a9ad9a0edc0c120893cd5a06f14dda569b3c29883d43a4799bc6e71e861a89b811c3b8ae3874ef4b6a695874732096ba01dc08f63a08fdffaf4dbdd0d6ea3173e44780215ac0048ff13be98637a90d009c0465f07353e027bfe958f98f86a813561377dbc151a602f3d9ccbef8ca6af11c597635913cc6571df96a3cf0b3d6e4c389a2658c9a91925971e6cd09469f651e34c1a2b3117ff8634038c366484178cb9f4848ead012ecb95c7727ba92bb56b00d0bc0c0cc2b43ac32dc15d4b370a85a9556403953aefe242313d93523a28725648f5c5df84fe6dc756796454c09a81e7dff6b186d5d032bbcda1f458a4f79c235e694258a859bae592860fe49e440b38e6ba7ecda8035c5019c15014ecde7c59496eefd7f4598092ff11efeffffb8ceb5209bbc09a48dad4701e4812781723978a37741a614d6af1ec1658c852dda2d8af243a598c78e500f717c865fd69a3256d6956c37d7e32b2df50baf53f261481b49d9e2dee1548e10d9efc163166e34f8c858c13daa050a615242091738a35e70dda38af43bfd1c618fad2ef88ad401c80fd8c6b58c9699085306ec5d72744e5fa99c09f51e3c1284162de0e7e683e8e6c617e56b299182235a4f18820a3f967a9ba8f63ce6b6b24a4f3c5039284197224e1ba017f09617e208a6efbcf1a1b8c3267761689f85e596028e42d6b05ffb531b6cea71c92f9c0959d431e2fc86fdf24fb74d904a181545dd9f4fd87fca0db132b3a5a857587f09b9ab85f0a38a6f8e0d27911af4c50cb3b8cabc3d8714b7781f0157b4bac96aa3162a09dadd819d0d85a35a87192a5ccd6bb40ca789aa93b88a5fb9ece6040adfb0c43749fa9da6876e6d1aab9bb1b8b668eabd14fac9e58f86d48d50c91ea6d02ca7cc4d7901468e8bb148aa1894dd6866d4d4fb19d2434b24e75a5cbc1c44ab7f9e88f86038c0f57809802ed6b82b2ebbd6d8ba98ea2b5dccea90297aafd681d4be7d0721710ee224e86e40856ca8ced93b0dfbe1b8f575b86c469096a5a8a1812904cbe6e6ef5dc5793ddd993710e4b3621ae985dca24b624173a1da87ed1ced59ed8f41f662f41eff40af55e9a5b30bc1ebbc0a0bbc41c318f5b984358f257055ae80c3eb038ba45b0f2174ede0640e90e04b337483f8aa5d9232cf4bdb072b99cf05aceff1e4b7550cf0afe72a484cc5d504fbdf45a2460a92d6eda455e2a644f889304cb057b8af7931d0afdaaee74c6bb3e1891f2e6b6d0e02e16b364c33f9444d02336e903360c30815ff533c8376b3b6fca44f72cc3aace612589306b3ade09e121900063f26d0e85e30509df8ee9506ed9d0bd06a1d7cdd5468f4b7937fdf36182563e731793379c995e5706dadb14b8b46adc403cec6ced87d23254d13c72094450c0b18ef818d618da849a4e85f39fac6f125247b455df9b06688946d03d825f458db08dce80f140e9b601114262713b5660100b98567996bf4ea3ab7995735c26509723422b983188dabf9b11c20f9b162e19a569ca54ec35f65b802e0b8f88e04e9fef98d526369e48aaa067968d602c2c797ea5d0df538249d6b8583531c14b31b9852a20f3d5b5f2eb294f695c38f8f7ed180dd3d5c5d84b2190cb655230212e0527ca6ee984c5dbe0b45df66e46da5e8fdecb3d6fffb62893c76ad84d682fa141393cb4096ac47725bf25af5fb81ceaf4e442beaec9be49a1122d44f9cc7e05b7e8fa5ff1a3a5482ea86df1ed8a34b2fb5413dc1a404a5977e4e82fa0d86c0210535734ed5d487a09aedb8a16f52f31e203c4e96e9bab4c0b183bcab2f7783b13f028b501db88f4b85cc4a3dd6d8f76fb6954ad7955e0deeb81c48745c0a9048161b3a27ae26d7a390ce763c50b3e96bfd02b15c0d2e7d27b991195bea5385fd2ed152728577fd114b351ee4c1c33868f6b813ee8753cb49d02da37d62502020d4339bdc0fa346b4bfe6e67e31e13ee095239c191550e918f193dfa510d9e524e29b88772cce78039dd9439fa2613ca5e5265ed35eb3ade9f6c95ff4474e3f628bf3dd2c5bb4af9ce1f4664538d018d3ca77a2dadbce34ea6fb9853781aa9b0f87f8467dfae26f5dc6f4c8de3d6bf3d85a8c30f9360b7cdf3f71e7d6bfc9e894c66ed0bb153b004ec0aa51fa09cf64e51b90e478c232893b3027b1fe9a2d61b26755df8306a793fb8e09a00711393ea4b265f26e37637e94445cdbf2a771925b5efd84f318ee43c23f7200f6614753a47e42fc25463e335ae281c529dd59b54d16f1f38e687f96c08a2552c56064abadd36245eb09aa9f0a64e7ce2fe7ffb00edd25581ec9ec32bda2fa94308f150d437fa771ce28caf7d91d31392bcc95f1f1254c832aadce9e52d126537f3ed28bb38900a677627c5a705a921fb6d1d8e3f56ab36b5cc1bf42921f370b8c19735850bab3245e6056d7be9baff1de6e61c07aa4979a832709531ecc7638aab3cc34cfc15ad1ae78593d8a4ed85ecd00ad2368542ce50ada38d362c345e2f533ac9867baf86c00989472705999c4bd9fafcdaf76edf488e49401ce21d15aecc3e0021b632194ee97c774ce7d7730ddabc28f06623cf090c34809e465056f4dfe782b2b86dee4b16baefeb6aaf3f2dcafc34ecba06434415fb25945d7d69646e114b6412f03a87f46806bb7aab7b47a670922b4bfa0f2a5eb68e1015dede180e0ad16d5d6092b5e2e65353599d7c98412103c6f896bf71b67193ffad48e18cb5ad36e2b7470a791d0ee63de96e900bcc66bd9d7442423c5c5a49e5b68d5d34942cdd5bb296d589eb6f09d83785081b904d112867199bc76a651be92af938aaddb7d1abd13e8be7ee264d7c0b8d47d014de2e493d422000c8820f55b2305fe9be37801df2a6f419dff4ec668d4b9cce10598efa472f86507c409ded2b2ac0a0258bdbb240c8650c43bf9c906e3fd72b3302f96a8fb652dfd201c2cc942daec74ae574f51f6e9dc5a29a9b0ce3525153dc79305f9c2429e434385e81c4547096b8f493d8bedab7de014f3780ad5a282ad63d4930db2533d03a57f380cceaf311519295151e47ec3794947d740fa97a2177076570a57873fce63e7c9a1e76b7896e5da2aabfe9835fc61d6ec03c7a712fbf4e5a932e581c0eab8a26224effbef09bbe8c314a7d7e459bbdf4997c6e132b98159e489007bb96a19eac6e0664fbc4c9ff730b7cb02d1be65948d6e007e4d6acdecc706481433551cd83265ef45ebb94890adc10aeacec59da79c87441cca2f8d8791181bb7f177c217f8c27e34d4cb3f9317117ede0ebded5211d4e0dc571f5fbbb70c93411146f0486fbedc142f5692875702a18c13c5d335a03e5dedd25974b7c3e3e27fd849530769a0de87ec55bfa260b82a1c70569aa60d6e573dfdbea19de98ed38b42f1380bf51efb0c1e9a61d4c9880d762df6338bc38e32156d01bb99615659ea5c02c6949b0993ac1f7bc10dbef6a520af9618940ac58018359cb3230d3bc06f2183e21f53ea8036c20d36980bc0d94ca6ffb26c419b0c135d293a6843189d52163c3835955bb5e9992259813551c237d9be97f56b3e42839336115825fe1e078c3f376a24c5c1d2643fd464a5eaae05e495a2a82295be6d4f6e4947d8874dc4253c49192ff9d31ef401e687465ceea47ec2df7f2d0011bf47555b071d4fc29c46fae110768e6f792a28b3e816164cf72a6d09494d199d30f20797896eb0631d092b6dfd6442018fee8cbff37e13dc9b85d64ed25e913ede2ff0dc46dcb92c38353d48fb');
INSERT INTO public.versions VALUES ('\x77f4f314afe2ba89ff11e1763d0b0c5bf601da3c74402627ace3c1cd010b776d', 'nl/confirmation', '\x01051fcb5adf3e9a225759072e0ef30e478962dde3bb1bfcc1ca4a857c54f8a9777b8cd429e04117fc808251f7c76fd73acadca4569fafd591d7ddc03a04645a7c80d125c3a904a4e366fbdf849c3ae0960f0de063f510f2e55354e9b3ddf1bf5972a6ee41a93a9ce15a5ff884e7415011f4844e05a845a28118bacaa6a48bbd41fc7559fa5f191aa46132a995f44b14797c0d08efba99434b7c00e9cad6ed854ac8d84cfdab93b6b5b6d535f90cbac9eb96288eca9ef00e673d4debc6c2933649fb229757bb8b9488c77a3cdf553a501c5e76ad82d3d21cac9697b1791b561754c23a4f15b99d4d938f301b831379117f61e056f68e373261dbc70cb596a01fc531c0b14dc283083d081d1be1e741a332153c00118f5d93f8c06835539de842779288bd770d38a9025b375a2832c611b1b3ad0de27465697067b7038426b21e2a6c2068bb083b202a6c73870bb97941bf5da119ea90f5ea71b0e85d1f11a29ca030ae808903b081604d18c394001c1eb9f130900f90940373d9d2766234eb07e861389180d6771145682fe46a9f3e3a6eab9959f4926f71a30caca660e9a88cd39693ffb102a05376b5e70f4096ba1d5575845874c23f07590fbec7ce95f340b281db8712ba5517f7c754fdf68a352b73cc0030f0b0888f09c4d238f1370c94050135519a1db956601d083e3962e1be2edeceb7e86c157c686bd3284d7a7adcf7675ac41aa17e106f9440447dff30771d6829a1eafe09080fa01408aeb179c8779973a6b1ebcfb0e6591f1540c946c8bc519809a8bfa39c55e0207e720489e12d5bf6f0639090885e0897ca0fb99c26b029385c7de9e37069b1b15f5f0eb2ad2eaa1d8f81ae36623273f6fd9354885e2083100f3429db79c6a4a567f71cfaf754e9434f615ec9bbfaaf1fb5568a789a12120ceda8e8481fa6bfe411234b5848880eb14d89959fb27ff454af1092f751caaf698bb2254ef706db8fd7f9d887e4e7359ac7bfd64639cd946a615adceb69b843f65b2561b3ea2a91f738bbba38a4e8ea0638177e712cac020ed2c34f73eeabb27bd7cf3d08173bd8eaa52147467f87ad21582bf6e29f56c4c13b16b4b9fba06f3fc447cba64cbb7c54ddde992e63c8165a0b75c6d8896c05cc55cf46f8b62672d86df621ecb4dd1beb77d4009adebb04177d95812b3463c8d0b64a0f2aa1656fb0374c2fcf5af4e5d4c2a0d47e781d19344ead190b6fca5dacf22d5ba1b6240036be7a27abdfce9fa0af8f1a80cc639787dae76bf51a1ef6fc1380dae30a5d502b2572460a9752fb8df04d29ef919a38552447589c7e9520561b9ff113e66a5161bf8affee31ff5ceb70e91121ad0be6875a851ff53c448db559ce7979c8d2ef4eaf788f464d2edda59c99f852e3db7a081fa3783b5df6cc43ed5cf2367304854adb285795f08e9c8e1f19b6c55965a3ffeb922727082fa0df8b5d077b95f9679214b977489e9e781829ec6be848ef9ed3d13386dbecacbb6e7c218ab45eb0fd94ae4b62aa19d04dcef7bc7e5027803685e6b3ca0bab41867c0175d4533706c440e64ef2d2e80cf1a286e5ac4ca0845d5c1de1dbb7a2f112d0b2f02f0a99e7ec74c4a2feda933c7c7fdfd86b380df780f14dcfe13f1a53ca243f2a3be75b0aac13c41bd866b04a4dc790c84064fa28d7e3a8a5a1d5bfbd817e6cd3236d881cb7121e8dd0cfd45b3f67b89c73667af76d42ef5761d4cba50e08c3b95440ae829ff513812cf9f5475998fb81cc6f107dea466feb74403a5d05d5edde040404fc9470bf7a155687d05bd2a563495f022738cf173e232db8cbcadd79107717f60c789a2e77dfccdac1fb9b6d8c6255f7fd51a06d7e562edab58bdfdb740271b4588fc022666ab6172ed8d508512dd42993fce739f6034c9a09e383d32b230dca61cfdc9c142b427f34c368db97883a93f91762d46b6d4d88e3ef105ef75292205157fa074e6e7980f5d6a34567b5aa642b0f52ceb14e9856f74a06d5acb8dc3e140fdbde719b08b95dfe0368350f2f1334467687376ca6279c711676dfd86e582c64d82b448e899b7aa8b0bb470e78860405d48c9af3c53b2bc4fbfe0361e0e52bd360e14fab3b5ed8463623da80d731c877b0cdc55bcd03c0a3ba415dbc28e86e1590f905f99decacf92440753ccef5f5d3228beab1f90c3335d28cdd296a02e7cf1fcf0b233e04e6151095b22b9db049de62a2b2729671952d21fbe82baa0c32c14c82200e3e1945d8e366115f0a70c62bff1c1db8b8623f8f39b471dc2b4876db72a87b0069b1b3a6ef9445803950fdc2c18bb842bc867714d44170c0924ec055b4d963d073eca8c752c44ab0c3880d45142b3fde1b5cd534f2d02ebf7f435bfc3e1e4602d0d6192b84483cc84cfedd8e63aaff162520ac7be860e583aa52f94a33d3db2528ef9d78b9459c132253e0a7528b9e8596a0637554e42b659c7009a0a6ee59695a7a2423d44d30331275740c356ba8e0c4749d42fd2105d7db5b371e08cd11b93e281a007e12c0905b0e6b91b7ab55087b912f5ef71c56313ac421bb3c4e6ac30143753ea4aeaf351b73337f6063eb2cf091e0f17e27a848146c2d3e296e221e7a9145fba683671518112a64b270d1a50560a552b089d972426d704ceb72c30e4d1a219c894c6c9d2a3756837e01265505e65acf0b190558c2a0330f00737058e1ffa91602fad2cdd547bf708fcc74c380db833f821c85cfbaef21576eedb0987bc3d92ed4ae68e16b3748f9c4c834b1e51e680d66bc313a4fbfbf2973ac53a56589b9a24117819a5e2baf2f5660d1627cbd4ba72876ef823b778ea0abcb155908be95f2af56ce5cb0b340021fcb1bdcc21a893f227904a0b0ed3dc986cf082f3bd594f8ecff3c4010d1bd6c7b0881645c6d506ff22fed9bbfbf01fef7af3997f80f845ec4a11f697bdde7fbacc1568d833328b7a6a67cac0a122c642c1f3c7aa0250cbf1a799772d9409f907f5b58c738f31aa325243d27fb1f592c734de957af767ec0c7aaebb1932ca4a387c9f28abe748bd6bdf388797d1892a3b4d21f25980738f3fea472c4f239c1d62dbed4501a5f9534c200f78678ed69911072aad5bbb35eac2ad3cc30ad18719ba111fe3a044ba89d01f39f78398f131d1d4ed424498e8e26f53766def7bafb7e5f96a143bfb8dca039de3945a2c58c8e8a26b82b71a47b41325edf73cfd032df748695a060b94c093ed2718915c32367e43ff8d1f1033a5997bee3d847cbb8529c868bcfefddf3950d36de7012d318f2a4f49c41fd868f9fe16f34be900fa3617edcb3ef1590c9480619c322b06a46e1b59612424191484b8fcc742a344dc51538a5b25d7bd7c558e195058b58e06ac1331c1a2efe619d1e4cb084622b1d221dd5f55d8a1cf669a31a796641b542feb2f45b6b331b40e2a75c6e8eced584a108cc1e7d5ddd526173a3b35c88b2f188733d712d21009f46a3033ad049acec9420dd92a5f044504af8265be8de2104acf50ceae71a1d07400703c0eab3fe1e7e8ffdf905278bd28bf1923111375f05c6847e02b037369b51c14810f513926169b28a2e3f04d738f15b7ad558c2f07189b8d0997a3fd802896c07cd25a0add2709c0bf097a2cb57e21fa70b7903bbf7700bba27244ac381980c0f48e002c6514f979fc9db5e8b9c5b8f86b7682313cbb1ca32e4dceeac5335930f9d19b122f65b8b6ebde423fe1466c7110e537559cc25e89a35be4f90ef8265a052d46d3816ffaaf94da6d79b47460fc9d7e3ac43fa1273bda3ed4335d495779068bfb33af47b117646f9bc6326849ebab4a2ab6f96764229b0020dae58827d243bb26bb851fe20c249c8cb9579d1f73cfb38bcde103c17a048a2ef1e9f9dd9e6c96acc1b5a82a5ba58d496391ecc5b8a248602e3901e791ca087b314a5969847959a21f554709140542c9b72992b34960a8e718b2e62b593d1e8826d521adc377dde7ec381786ff8a21a2402f3a794a5296bb5d725853444abf920bf7b2f93a4ab94a41b2c50f42a0b7e4610a9fd967364778d0a0dd7b7f719e1624d171e9a3e746cfe6e94f60a5e731aba7707fa299f50222ab0f4bee43be64c8f499ba08536d443448a28aefef2aaed1532858da6202dc1c75f109fc16114bc0417501eb5f9d2d56baac2d281e0407fb73473a5621e20feab7e025f5a96a6c8f6d3c15b4d2561baac28af45e5e01d526c73599a45af9451804ca7946b005c13b0a26a68d48faca577044efd2b1ee02800a49c037966613df8eb13ed4214b931a38fba6f132f4fc8d5bc94f82000a8a07c5769271a098ba96a2453d16290a3be2bbf6fbca291828c775577d32c9041a64caf8b5b3871b29f3bfdb378a906d97d1659e9bc099e2fde348ca82e933c960813637a35c57a6d261917dfc319afdb7924bba745373aa630b8a50cfbf97a7c48d4526f463cbc91d405ab5f65705b324d3d4b0ebab5e12dba55a015951f44a5e085c32311cb233a30514263a8774a2b110e903d9d415e2d69ac26ea89913eade4aaca6c22d38b7eefdb93ecf6cdd33bd0ba588ce306bc5aa168e697f35d0dd38fa13cb1949cc987297b14ca686092b419531025db0bbdc9c83686581b72ec939a9d3b3b41df7e0a7ef6a293fb7fd45e134c3f5321561d0a73336d6027f30ede3f180027390895b0077e529122dd81cf3ca4fe773d49338d4d3877c7344ef26b8444ad9613f328b3e056a135ee62f600511b3f48ec0602aee52c4aac58c9f17623450f7801f64200da79e9b69a8fdba2ca1ce00f05b33fb368ea3ec6b9f626ebc86cce90eba4d0270a713399f57139e86d3acba65510ec55fdb69212d5d8b65c87d57f546c5b49e2138fee3eb7aedd800b8cb4b55c6c90c9f25fbe5a235f9eed4becb668fcf17c976dc15727d17b3771356278df3c7c764319379ecd8381b4e2118076f3acb5b506f4d1e9caa1787e75e76b2fd376d5381034e5746b6ee48e6ad6c5dc3f112440bb46c1fa9fd2ee0013e0e76dc1a532fdfe2e89e85f06cc8c93a11995d8d77b9ab378ddfd8202caa642541cefb8ba13f46674e3d9fa8dfa18622c79e1f6e2a66f7a66faaff88a94945e36822854d033e24c20c576c7a2b080a7694d49c6e6441412d1e792b2f95352609cd5f60993e60c048f654b1e7104052ebbf6812713d14b4da8c114a53f0574028aa5d4b66fa3a25385784d85115af47b93bf1e6293ade553146f9baf3acbe5c3dcc0a5b35d248762416cbfde126000564cc5b03968535a316c91f19c5f9cc590ec13d1469d58ec1c67e20a08536e08935eef06cf45e477df85ba2997b835cd7882c902b9892f17a12257402ff2d173b3c57cdac809ca07ffdcc87c369bf39928dd19b125d79a060166c92edce1d8359da242f9b217006d2b8ea7cdf9ec0bd0cd725fba92ec7c8028811c20a54381de3f4bb2f9f14b041f8ac0e3c75a342e41f461b4d17313bafe350260a7286a7348c1024e99ee41924f12f70982fc35ad418997c921e68f2f894e828f35b629bafa03bc75057928e9ca275051b04f7f8a47dd6e495748f23126c78d6540be866ca8daac1e97a3de576e63bc2cb66a3bfbc759a260f3ed104af29666c1683cd9299412a4494f797d6bd0634ce3e7c16e50a8d6b73e087582a6098d3dd2412dbe17fe5d7f9a17eaf95f0f87f4f065bd94b389ccf4d22e37d0170ad55dd0b820c3ffd2882265980ec2d96dfc01aed4ac6ebd3297c70874283d949c4206d8ced74dfef197960905442a1426780aac6e760d825002f3c5797cddf24fb1819fc041bf4b54857f4906755c1543e9680ae5a2c7a90b0d8a3960887b2054782dfe6ca5e06e6502ca4f1050881d7c25b3108aeea3566d0d5def057026e4c401176b1e1e81d768913a9e54b2f20b040bf0f607d147599f81bc7a7608b39c05c522b97f5a9450dda5b431400204bb809dd4de7d4d225b801e3fa34cb605b00ddbc5110f72947e6c3d2bb79d9da6d5f024cff06d7e7eb55591ae8a89cc2c00390daa562911a9595edcd5ac7e05fe427e8ac272576480f9c10700b9d5d8273adb42c626dd39dcdf5519a11542b2875ae110cac84913f0e133a9be0a667a105e538ed51bf9019a8478e55737e334ce882c6ec9907dde6d5cca95a5a6739cf5b7f3e68049b3d9cdb4241c58c984c75ec4058cdfdc9b141fcefa81e746d5dd7842e93f4ddd3fd6e087b2627cb0c18293c02b584680e62a6ea1976aea4a7ba093e4e2113fecd0b13a1a654f8cd93cb26fb30403d649eb7d16cc336534177986124f10a9ef7fe6269af509efaa87cafa17811159040318d13b9967d2936279b65ec0c53ee5be29fe7384f0c8573055a115aefc10dc433b0bd1b5fbaa5b23ae3c1e2268a9c833a07252f2ce6d56966dd4e6da8ef65b3a471e6807bc58260d32c346d5efe8a8cf3d8cb35c97dbc9f4078f25379bcbe8d550d1642051938e11532e50dc5c412351fa88859f5658831b66d3a3435eb35938032708866b4aab24b6810c95ea03cd048d6251c986c92738480ee8255f221be576f17c09faa2f7aa038621cb655518114862ee1b4a77f5092fc2c58ff192ce64c74fbf7dab0043b319b94ec2fb6c16694e5ed252177ff712b2e9e3889284fa683ac14039b0d8939434e045659c5f7bcec97c7403c24789bdd68dc882b4220264670d819fa0f0802510e268428b27b9595c7c4d21a8dbe7b5c3270305017dc97278af8710701577173fe9da144ae9227cd40d49d1dfa031f46982602d5901c69297c44d95f78d9bd53c0efdf4620f4a2e11c44551832f5ef35aa3006547064f686d5e35cd598ab9afe3f161aee0d4000dcd98beaacb54699d3abb8c745c30b0c495111e99f3e32dfd72f3e39bb8855237906c79ff4a0918c1e46781d1a65db15388714f9cb57a46a983b9150973ab7757d4f043c1ec5497edfea74338230938e516aa442d9d52242f0ac92d1a6924bfd91bd31af1479bbe8585cb0d52f288c18e3f203fce465d997afd09f381f58ab9c44824215210c2942f990dfcb4dd37ec626f388a88edf66f4958616269009feb479bca645b99442a43d8d43334c63f82b38abeaf188ac7531878b31790d1eba4ba867a5cad100dd16ab84aa16ebe4a0c685a6ee97b72c04f8487c117203bb2ff09c9455d3c4620f337d44d6d0fd43b89dc8469ca982553c665b793b16e4c51f5d19eed38524f467791165bab25c70fef059a5958c6090cd6d6cd3ecabc3fa77706aad7079cbe533c1156f75bc06da194b3f06d5fe50e94e6401465cbb26d868b9995f2c4aa8c65e6da4d99e9ea00facea9064a21cb95cc440d914becd30a16aa84b00438e3b5a1cfa682f60eccf6f66e812c247ba4a3db76344cff71d6444f1d40fd1ef55c1f753cedcf7b0449fdc9bb65d2b9b67b9dade19c9b24342e3da84ca818de4d14f4cdd1f8de93777f830ca25367217b83a9287978efa83ce6220ad77973b3fe17bb723a2c3fbd73e0f919efc4e53bcf6a371767ca75a37c73df7519bdc0152f70c736387c1f5e8d2d2154fedd45bd3a5519504ea63bf73ca561fb98ad6748bc1766ea9b8e2932aff979487f27a9cd8d86f152b4ddc3ad25eebdf5ef4365d3c8c9d9a8ad00a977b59c59a7e481f13bd7be76eb5b4199a447c7e9c941126e0d80e72dace9f8d727d2b2f6659a82744ccbd68e02fb41e10652042b67138e62488a17d7d2885322b37e9e5e3b91782ace4cb7a361665983611cf239591eeca80699e6d6187b8cf5cd83fdd5c8242c0288ed3e370d29226f544b1e5ed3fd8a9ba4493d9134176b51e6c1cfc95c51ae0c371c4a4d6dff37be66d872305c4d1c3df4f636e5fc943b0e9002c07adef79310745ef5fdfa1aaaf49b4c86b45eb5965b94ee96bddce60eb47b4d7d67e6970e6c8a132efe8fc88b578192ebc01d6acc3b43926134a6209495fdcc39f6b0350349f0ef8254801cf7c6f0ac499861530a5c55f8f7052f9ea97bb0b1c998eeb2891e2ccb26ee5b75bc69cc93a98545af9f1f3febc9524ac45356e38a0e77c1932c0afea061c1a1219ed9b4b9d9dc125f4fa17cd28e420c4b50a648c1ff2dece974487af751f846d33be34d1fe63cb083158b07b899a5aee7dff7a67cdf73b783ef0107c7a922eba7ed57d2ddba8d5069e418a03d9e755c57c3dbc194959b8cd4f4f590c115fd2b728d1186a46675f1372a6ca9e0637ef2f30e3793d5219728b797ab39c587c3cf8162aa811526a28adcfa56cfecff54c1b1a5d4223b67b8482c46a3974cbf65bd98d17e77a8dd7217472e15cf4a33b50d63dca6bec29d332363f03aa3e25ef1e9f9081e8f6ff1ff9538aa8530e4cfa26d9089de4d1e3113fa4d0ceae9333864e088fa6be4aa693426500f5b1b4405053ddebb336836c951439bff54c7f2f752e5ab482cb6002eea4a7814c2a8d2241eec453e7d4c8cc288fe50d14873083107134f55df799340adbb3d6611e7b1fc981e04c3cb43933aab0142d5f1517d862a188399fae5cc0c7a53ec73d100a048cef389efe4e141ded33e453ed3dfaadcd4d0875873a4a50dcc202f1d81c6a324eb8f30f04f0796fc89a0d940cf8e4f7f43f04cc39a68a4e54d47efa09d4e9aa7ac9a8154a0b60bb2af0a7fc954bae5aff105e6793de79cfa919a901d8d3110cfb1ebf33ac6c92a37315db69c70165668e26cb00d695ced0ee4c52344e6fc369681bdabdf9a34f63d4c87221237b56da5f007f5aea5c151559e055b92f3de5501acf1986d674033abad17fb95b0dd41a8703e26dcf17cbdd52c6b8deeeef841f0d9d775bc5dda82011661e07b901ffacfb7ca1ed572880e5f90fcef6ba95713f0e6e9d70bb1f9602b55e9faca7f6710808bad0715299336b59d9944e7ee78c1eff8f20309b616732c124959e8f0214abf6eddf30fa96383b7f69822ea157f5555766fe8ee812cf3d409e4ccd595c5b9983714712f9afc5a869d173fd0749d16a3c3ff202a8d18915be32167169913119014e498b9d39240a36b7483b8a42e61963ad81f410a10ed73cccc41bf318077e2724f81f6c2577540e49b8d5dd9bea1ef7be4d70ad94ee0d3ae054e408ff47613e4bcdde264ae47f38c38e1f05ab28c3e8ff9ea50f0ac82c0eea7ac50887dd046e5e142a3b0f58e48249f56db413ecc7e03fb1be50e6c19eb561648af2c631c0a9bf365282da05dd63df3caab27ca65204ede8fcb1dcb8f27931736156be52d6570005f92c6599dc32f7cb8cc876431fbdf1d3d532449cf9631dd4facf49b2c1d17dc5bb328f40c8437a5cfb14ebdb7f2d3f154ca4bc96160ac88a38cdb49a7368ef83730f5e914c8b2a4d0abb882cc32d4e7f9e6ce920377a74bef6d72b56aab4600ef21f913125253f9c77059a92d022c4b169782a70a7cf36d5a1cb6016458fd2290eef2cc876ed09600d9a9a1a214ff8efd39285ba112553819a46827705cbd3b176791bdf87f5d6aaa983f9435fc17bcddf1959b2568b2702aea2f43c9bf784c2b065aae44a4eb77bbf8797888b8cc344f3a0631fa3da000ad6b6f6acb2b041a4918d37c46d44abf600362bc9bd4e89ded26ee15515643b7792316f7a8bcac5eb8f4444e7d860c162595873bcb5b3eec49e384562933e8dd3611bad06abe6fc44b8c7e7286c25f2d6aab78c44090615d9659ec219408ac81ffef6c3a9573a58c33a6fc81d07267c92ca01fe7876cf20631000e2d34f4cf22b13d958cdf901e6408cb1d642c7e51cabd0ac7b35574806aa8ffa47638c5843cff521a14d0a944c715907d625f662011967a11e1b0ddc728d682cb7bb7293910141048bd06b9a91431e5558b09598f1612066b5bfe7304a2a3c34c914f4bfdf096882a2de2d612bc730bec7869c674ec21ea272ab71343d67a2da8ad927a913335930e22bf00d6aef15112c561dc1d8aff0cbf50083d39c75302cb562355418623745daf5f79bd6c3737b4cbd52e7a7f7d7d7f4180bf1cf64da71f0152aa6fc2a2324ddd8720cc7688e24138e11776f1c142216a843d769bbcdbfd503c353ba0130122095678d08106e962b7d695d85c46daa562aed48b6999bb3c3846b221874a32bebe299b244f55e194dfea642afee3e74e34d60d5233fe559954b9db41131b81f3d4ac5c3e28bf9ee70784b8df56d5252bf24c8eb24a5425f6de22a13550005b73e606a91d6f0920a957968837a4bd33f71e1da365aac358611d7869aa3a193d365ec7358fbb0dd365f598a35cc2fc74b2617907dbd41eac71d54b2f088c3e3a98b7f2c52f43d22ad1069ae903354ae4a700984f50fbe56e2732ddc06b14e1e771830f769ddd48ee9aceb32fa347a528cdeec9e28a5736b5d0defb71522ff7917399ce0196643c4572b2a15bf097ebf62d3e81fcf0f35f6a7617f5d0b5ef991e9430c5f6222c96f71e7ffb91f6d5454dcc9888db6a7d6accc5821203f97a6024d0dcbc542134f2f5cfcdb710555aab69f39bb7dbc49b3b6f36398ba56cccc2eac1d46b9a55ff1a3b0c74322d19ad785386fc332fcbc8b50e8809f226e4c33830ea02628170a5019448f4b5194c5d30046e050295cc97c6f30b314077fdd621a21c4b88633b98331f9162fbccc572bde08a87c911cd04a5d43f374125773a55b00c71823e44b91f32da4c3e17a0f365c11ccf0aa797860bced98581fde567b3535fff0306eb4849d09c7ccbc491b430d66239b5673425dcae811a4a7c49fa84222fa006988fd3be1352b3f995a9a0c12524e2202537fecee5abe2cc40ab21dd5de88f815cd26bcdd9f7e2313bbb1e68bab4fa0271ce2b32ba1f619ca8d1bdeeafdb373661be135c72c72768dfa2984fb2b781da5a34a17ce1f0ec39f18a05296b7bdb325bed532602e75abc9e1d806cc9bba2314c43d34b683264336ebeefc20ca6cd404180b7a0990db0a18137476c3a9a9654dc6994d3a80216a9c33f3414dff39a27b7e3df91ff6ce2ec9878599fa2bd609080f968a151e62bb601402cf4f3ec5c52bc7263ce16c553051e839bd58cf8b37c53a63782e340e03a53724f75daa7750d3378cc344a2d2383603e32988c0968d6243cc4fc89a067007dac75cbab783a0a141e84b9d735a03a274a62fd5da4f75c29bab75bff71f28f49a343fd27eb0f4ff931f2f35ebe750cd26f2341e5ab8d9866930789aca57a41b90c522591a7142ac9fc79e18b16ee4a45d1a8386fce15e7c17562297d14137ac84d0fde9f6f77a3f34e079a0fa148bbc63a5a2e55695bbed2cdd2c19bae9e9d2ed926caed763424eed8c53f1f269e6e3dbded');
INSERT INTO public.versions VALUES ('\x1780a8b587a647ea8235a6a7bbb2a884090c4fc3e8661b05030b8926aea531f0', 'en/accepted', '\x01af2ad408296951b426828de7a17f1fd6b145f3cc7aed0297964edbb8da2f1e24fa4e43ff23342e677ffaf3fd7998df7a5e329b293f5fb5208afd8268ebabdf06dbb52de936a7dffd55c71909fb084c00ad36208d383528fff2e2b04588edd77ee750c8578927a35f674c52427d814e06cf9ff12255908e74268a312ebe152c03891084a7605da05eef9e1f610fca00c16b79ea40fd881573ce9ebdb8d9c4c6c206e56423ffb71fbc805ac6993763d5c6c81074198003d74e7044b81a3230f65c91ce18872564ebf673ac15b81b518157a9ecec885c1d8c427b4f5ead41546355f3bf95464c0c48a05de65b03faba3b5e99a2b3998c8a6352226953ff5fa79ca0792a0891ab7bd52129e9390622ef7a5423c2e05f2b01e9ac7ae2976e5278bb33d9e3e34344211448f7ba09978b929b90a7f587741632f4b89f17166c5185a4e7ef0c2ec57d01f0c632700900b95f0e34b383de2a9ca0e02a98bd133affa89e2900c1eb2881125049b3508d9b3525bfdfe7da3e68d202ab9d51fbe2c233bd013523d75b606b0c3a8e2c1814c36e903bf9300c8be7e18b63b19f722811f613e8132af0aee7bffc6921846b0f9c6dcbff237d97645a1658467c147df372e5114a9cb50ada9ba63d629eaad1692e0f06718f33b33d90c601c7edfc4f103b0905ee2f2ae9f65068c81a677ea2e7057968773a4df7888e738ecb37c7680c1bef4f639c29bb7ec09da788c0ec4e3f32661f8d9892f3a3410314a5cccd725707f773bb165a427d979ff64054c45f9eb76b9ca51e38a525a797edf8049aa0c4e984d6a10e6cbf1c920a72a557da37b34a7f3b4bcd6ecbbaa3e71a4aa32dfe34dd9b4565414fe0057d024315f607feb9194527c54f5c7e84d43156f57d47692868715d223c347b23cf55426b666761e0009d70c6dc5364826ec14b08e0c1be33387661cda1c9c0239f223b1769ecf1a4fa407ac7aa41a6b13a0ad54c5f08dc98b83a6a13be039482d8c9036304b18e50b0d28706252d40db56d5c17df1b1202e234cf85575d89659f1a56c8550f7147141275d13d2fefeaee124d3928d0701a266c480ca97fb1c2c2682edd69f33ca96a0f1476d07b417df78f24c3759d402b16116d7e278352e9f34dfb2250c32644751bc4539914b9f638b50cc5fc852f2e221afb31838fd67f3ae06968a5168c5df72c5adbb5f131352f99ac39eb49c3b4f45e5ff0a78509d38f1f8b4b6a90dafb40ff02963306a89f7742808a57f94129e34610859ea78b5b0a01ba3e05ceda28624aed48f1e34149e5284028841034744a2da40b992432e0ca9e0b5581e5c78ff2edfbe00880790fb8ed61e9888732951535b29a829495d4b2f095b008f8a7fa50077e8bae18744ad70c9a36079b145b9a1e63a42c4d6bad9fb26cd3dfa26fe1a8beb15ef0ebc355bf9e4b4117250ffffdaba188f4bfafe1da9fb843e2d738f5d415780e3e21a6034c77abcd6dcd802d6e99a298e5d46fa9122ad9e77a734cbdc0edee048e68ddc654e9a8e079f39f5a5e956a43bd75c4c6558c57afd4c027ccab8148d4b100c3ed9879529c013cf0091a0204ba04237854fbd8b2b5e331aa161dd285cff9459d68938803a8d3baa2cc4a9b879b9107c2c67ed727635c8c029a636d09c2ad8d6dcf4dac951284ed784a187a4f87298f7d541a689a331ac283a1745663dac61f4fbcb25d3339d3b17cd2c5c244b2e6d3a355138a0b86bf8cac9ebe3dcf6a8a389a13782f66498a8f9f332bdff4c8826b483eee0f546a6295bec01f2d46f96f02bd1d1599760a6c9d8b97b9486252ea11e0b732b7b556c388af9598a0af3ca7018b21502c22a545c4c4a8a470fad3dfda419520c807cf047c2a03f82854beaa98b46af6fec516d667a023658d0b99bca0a7f87afa42c2d4848a954125458d66573238ff01b48520d1bd1859ed1491886808a8c26ba4dc3360cd11dd17f7bd7455e9be2e79b980aaaf3bcc4d6d236f7bfea859f6119e6e2f044bd37fa2c083b4b62447131b5931bde99b786debb3d235ab79e6bae5ddde5912d997a8539a2fd0c0c7c271bc36d7a74e373adf3ec6bd920ffe2cc728a665bf4b673655b3ff845522986c271433371f4d81363338be622c34bce9c5839865fd1e34257444f1c6133618140f31bf18e8437e8ea95334e451840f497d52e72e9927b5e572ca36bd1281d9d68189fcb9df1ac0fa3ef35e70927dc727a32f286867535475f757bc20bb585ada95aa603545c49938e80e5a66a104c4041a838660ae43b24a0618f4c1ed8173b9b14213c2318598109180b8827f47cd6a397d9ad407785899a36069598852781e88374ac264c3a01d97b2b7ddd5ca88537c5a565e7811a77be9941caa629530c7abf5aaf43aa82f90054a5119bf05bd0b46ecd3134b74d63236e9b7b5655381a936690b0e8438f551b0e2562cad4e6af2d190dd18cda3ec60e70d4cf4606663cdb362c93b596ff18a6e99e3a51a33781fdf39330878849c037cc54725e5834a8a57a482a910d45a7e1469937f757ba7d9ffa05df6ab1c162a1f4813c94f5452765d4183c08af09890a5f303107733257057c113941b7d61716239c5e78dfd47c269625fdf9ef69de115b96a6eae8f4885e442e3f1545be2dc2df0d33d92a57a37af37be301dfee79060f18ebe04f8c3533611a51871f908611631cac2d85970cf65ea33e6b688798d5bc7dd017d2978cb41bab6e70165cde45dd838527bb2e27d123d6af37ceafe107144e06e54ae407a0b0b79f74811f0fed0b3ca8bf9e64c3e2b574fcffd559ea89a1516f6f696baf3f62fca7aae00124cb46a71a7d6e27e2e7146a5ef067f0294fbcfadd1fc82edc84736316009ddc34c9b409109334c385185cbcaf71f36cc7dc43194f9b36ecd174be1e804fa325381141f6caba00388ab0bcc01280106614814bb9d7a9b3ad4537382d62d5634f2c96dca19a7c199595b619bf09d7105970e79aff3f8a75f53140b055bb9cb1fc57524681b5eb17d2c139aa16e4080829ad35e9786046e786ee8ffd64d3109828d6a1dca7c9dcc975e46ca9f039e1e1bee9002193d5afe020428a1041ae583779f7ad1fbf0ca277695040320d871653b0b31130f129e2f39380a972056da3efa0917b7bb638b4597275fd8ecabf42dec69f7278039deb2ee66bf963267e07a54f994cb71fd794a232e0bef8d75432fa59c304aae95393c8e4d401617266db010fe52b6ae8a374f6ee67c814d503b6ef826f4a2972295ce91fb5c35b305103b0b89230aa0de4d7f7886b3ed3be6d74b2706bf0f5e28572ff9d4899f481d127125beec6cb4eb9d99036a7b31b8449c5cbfb6e2f6bc103e5be2f0e3afa0bcc8d8bb531abda4b2a9372af9e10c0dff48d42b4d81cc3c9a902c317554ad1b78a9e00ea5260c2602103d9ad54144416223d415333312799cdd75cccbf18a8f5a59a12264f6246020083a6a97c9402306228e3b1e34fea8ef5704afb1334c19d5c9645a1f5153183aa704d999b38f369c0bff5a47fa331675d6bc8f09c1810e48925ed3b20a27bf669172ba2e46f73c1ea66716881433aaa977823ee02e00d2fdd2f8b2dd03a7f6743279da49da5c30bb9735dd1600ea2e10653bddfea8870a8b5d6e3a5ebddcfab5b381cce21489defc1c8c39ac010caa48ed631d66e1387e52e569da1b247ad5e33a7ab4a7b037795d1930177607294b09ceb36dff2727765fb276edef1c9358dc970ab6059396b7e6669ac1501a09096035ed087be528edfb7d66387beab0fd0b27f56ac07ebe6f0bafae0d176cff53c866253ccb23edd36eb72a861bcc3d0aad0c70c87a65e9882b327d4e21e7851d42defa38afddbd6c4fb953ce735750bdc4bc25a1214b75f21f22ad8a630f5b755ba9412106d5e11dfda162acbe5295098ed695ff064e6ead966bf35d824c8ed56e9f9b2458b8875232a51736b6ac7b699cd6aa032a47107b41350411b505697ed6198f29c4e7bd42988a797ea24a0725342dac05884f9ca9104037e3e056aeeccc56c5576c63b0813927906319f35cddc2336a73c732a3550baacf299cd2b709646e4507000a817a0bd394e61ae3e3498857eabc6d77a101302fa6483f16d2e12fc8433a4c277d893b3ad7a95c9d0492f8c20ef89f95f7e3c823db73007b8041ace746876833be9ef70b523e3921dd3535613fe71037823013b0b899f6213305a6fd221cba0349e1e35d4691d027f028299c97f4bacf908b3ace201530e8d02f5ab5df9de32aab2321eeca63be7cb867c552fafb8d438705535914d28d643efa97b8d6b48a289cdfa8d97282b05a019612d156dc3fae5c3d5f303bc20540b597d3e24b0760c01528c0c01acd4109890203008359246f31213bf10101efcae0602866cf866ce83f3b771585e99c1ee00a3942f4ebb16d442aba357f28ff367208ff68985973fe5cafa0fed087559b8938f65c0ce9656119968a9c8bbc8a3995f734cbb64eb2b4c4ff1871b9e9e9a9ec95219d8965640ab193f2a92074970b847fd488351af3e45a61594ea51454524f4ae5846f0e202d319456468e6a4897091464cd22aa0d7152c33565d6edb26a9fcacfde1283b8299c65745b47105dcb5017403a4c73fdb4c8bf5526a81f0451cd26410a01aee2f6e7c2ab1ed904935acd92e0ac7c19a9ec7c0cd33f51db0d057c954b0b05dfa683df37b389400355cf5a9b95be4a6f0cf31ba5f996c072343dc2351c6bf7847505ca675b134498b4411adb707027208e0ca24e5b47355e85cbf27e22ee9c661d16224b1b9137611cad202563d87c67e6a410e6410b96ae13615431e28e9e12397e83ea53daff6468a587636e8f6858a57c7b68020e11ab814b186dc1909dc0a27c953b0aa442f50b9ca8b64bb0c3e4115105fcd69c4eaa49250b00274308912d896c0b96854d160975588d03709bee535a312e4');
INSERT INTO public.versions VALUES ('\xa0db8d9bf03576275215de71d2247dc49533179f82a58606e3bdefceafd3b728', 'nl/unproven', '\x01e78c37647d59f131ac45510447f3b5b1cd449d921b3fbb943e26a109ec320460ce377a8a97f7f0fa6a8693344d1ab90d2f009adafb28ff1a137188689280e86ddce52e50acf8c847d5be0fa34fe50cd21f73a528b1107fdfb9ca91e564389c663c3970d458795cbb09cd1e931aa4f629b4a4a69066add500aa617c8a83b7026e174451f464d63b5c51eefc569d4214e3e266f317f07599129a9e7551b8e72d69b4ebb5969825d8e5327f036113132493463305830b8dcf14dd990cdf962278af7b7964b80576ee30f8dca290385409ecf5ca79025b93340ed7276f84901475a2c5227726a6ee94af352ab0811ccf5ddf41a67c9c4f83d6233047aa822141e5c066fabda5513ed70ff044f3b5ba3df04a8a10b21d1af4d003669349759e07b7cd206c5a699f986cb088d1b98732a4ba749ba707f90e9be40bf756c83cc8cfbe2cd1de7bc35e4e5296fe7dd56000bd10eb1e18d39cf9d0a0c6c0e7f22680b532854cc7d3f6a18672cd870d6ef9247d70f48f1e8449e70a92f01b27d598abd78d4e77155e42d3f2ffc408ac10e6456fdfd928f58b06b11c57436ba60a13b74bd088a4115df327632361f91c3151fa30bd1962b43c7a067b9694ac280f6dfb8e1044d7161e81f923e4c53f5458170426b02e96fb0ce4ebbcf70e184235f9ee0f8fb58096ee7faaba2a4dd2c116c5ee0213526d74e136fe719aba195e6e8849e921f5df04e304141f3afa3821559a6e1762f7089d3180c1f34a36c559203290171bfb7cb63370cf90a8cf57bbb913a057798817dce26e08b27bce84334ec123ba10d468f8cd770be96c9b932f21bd5dc3970e04992121e52ac6ddab0f39eb3262cf31bc5a5bd56b16c5800462d7d539c83ccab48f44593bfa1501c71fad4082ffc3d567075499a36dc7df289eaa35fcc1d5c73b9fd9f92f80cc9e9bb3b5776adaa6a0c3e57b683fd3abdd06e400a8e5aff886c5f6002d099527515ca4c06e075aa8cf221935546179a640320fc499c4662491c871eda9c1b60b6d41816cbc2faa414c2bc4d73cc519dfa5528384e6cdef276ebba49a4c69016b2b8aef54d9a4c1a1ef1d9ea32c454afa50a0ca90b94e6155fe3b5e7c212a41a20c0b78abfa8703902dbc18258638e511734c429233c48e802148babd78c73bda1a1c48687c4d7db8f4e300e04eac70525c4ce9e360f44c519c476c65134bae881757126b2d53acf62a977ae00af46e92c68e17eb6384476e48aa11fe175343f9c20d909c5103d5532c569aa618529ab594bd89fd73e87490d8f3aaa22ac01c0d8a9ff93435948b0e3de088e06119f324620c67c9a2d8744c6c632cddf1d4216c6523ff920db05a484c3b8b2a29154d66f9ab03182c6166f815f95483a516029c095f41004b68d5c9733ccb7bed3f2eb9817cf4e74c5787ba04ce4ed4fcb46f22095bac4ea563525f4f68f20da9e9c2f8f451de2b4c24ed43af158678a07269b7b10e42aa4f00784c16b829941fc2c17edb0967f37d95631f4509137a942b82a30cde4a9ca1398f66c84ceab662c4eb8d65a936d98a970d05ccc710d2e050ab50ffe8548f877751dab40ad4791a36ee99e4a96fa102451de5acab7ee2d51c0ddad9d01d89b20ea8443d042d5d0d520658aad6d572ab99b0521bf91eb3f256cfc500f762a6ba6eff222e5204aa8f0a30c3aa635ccf8125636ebec13936dc01d9986394cadac497a03afffdf3ebe90d9d89af62c50390ec190fef0227aa6671d935f35337149e614de1b93098bf1ffe9e7823ede66db435805f5207c1a6704c210e1b9915e8483a08f6ced3658a9662794708ad73b9e8989021d66e7c134d164dd9c49108d1c26e2cc6588bb0a16ec9b98ada');


--
-- Data for Name: withheld; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: alarms_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.alarms_id_seq', 1, false);


--
-- Name: declarations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.declarations_id_seq', 1, false);


--
-- Name: dues_aside_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.dues_aside_id_seq', 1, false);


--
-- Name: dues_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.dues_id_seq', 30, true);


--
-- Name: heads_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.heads_number_seq', 1, false);


--
-- Name: letters_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.letters_id_seq', 17, true);


--
-- Name: messages_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.messages_id_seq', 9, true);


--
-- Name: notices_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.notices_id_seq', 1, true);


--
-- Name: places_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.places_id_seq', 8, true);


--
-- Name: register_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.register_id_seq', 1, false);


--
-- Name: removals_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.removals_id_seq', 1, false);


--
-- Name: alarms alarms_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alarms
    ADD CONSTRAINT alarms_pkey PRIMARY KEY (id);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: cases cases_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases
    ADD CONSTRAINT cases_pkey PRIMARY KEY (reference);


--
-- Name: daemons daemons_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daemons
    ADD CONSTRAINT daemons_pkey PRIMARY KEY (owner);


--
-- Name: declarations declarations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.declarations
    ADD CONSTRAINT declarations_pkey PRIMARY KEY (id);


--
-- Name: declared declared_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.declared
    ADD CONSTRAINT declared_pkey PRIMARY KEY (name);


--
-- Name: dues_aside dues_aside_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dues_aside
    ADD CONSTRAINT dues_aside_pkey PRIMARY KEY (id);


--
-- Name: dues dues_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.dues
    ADD CONSTRAINT dues_pkey PRIMARY KEY (id);


--
-- Name: entries entries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (reference, seq);


--
-- Name: erased_messages erased_messages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.erased_messages
    ADD CONSTRAINT erased_messages_pkey PRIMARY KEY (identity_hash);


--
-- Name: erased erased_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.erased
    ADD CONSTRAINT erased_pkey PRIMARY KEY (name);


--
-- Name: expiries expiries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.expiries
    ADD CONSTRAINT expiries_pkey PRIMARY KEY (kind, name);


--
-- Name: failing failing_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.failing
    ADD CONSTRAINT failing_pkey PRIMARY KEY (owner, loop);


--
-- Name: heads heads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.heads
    ADD CONSTRAINT heads_pkey PRIMARY KEY (number);


--
-- Name: in_force in_force_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.in_force
    ADD CONSTRAINT in_force_pkey PRIMARY KEY (name, at);


--
-- Name: letters_lean letters_lean_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_lean
    ADD CONSTRAINT letters_lean_pkey PRIMARY KEY (id);


--
-- Name: letters letters_message_id_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters
    ADD CONSTRAINT letters_message_id_hash_key UNIQUE (message_id_hash);


--
-- Name: letters letters_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters
    ADD CONSTRAINT letters_pkey PRIMARY KEY (id);


--
-- Name: letters_raw letters_raw_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_raw
    ADD CONSTRAINT letters_raw_pkey PRIMARY KEY (id);


--
-- Name: lines lines_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.lines
    ADD CONSTRAINT lines_pkey PRIMARY KEY (lane, domain_hash);


--
-- Name: logins logins_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.logins
    ADD CONSTRAINT logins_pkey PRIMARY KEY (name_hash);


--
-- Name: messages messages_identity_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_identity_hash_key UNIQUE (identity_hash);


--
-- Name: messages messages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id);


--
-- Name: messages_raw messages_raw_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages_raw
    ADD CONSTRAINT messages_raw_pkey PRIMARY KEY (id);


--
-- Name: notices notices_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notices
    ADD CONSTRAINT notices_pkey PRIMARY KEY (id);


--
-- Name: places places_folder_uidvalidity_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.places
    ADD CONSTRAINT places_folder_uidvalidity_uid_key UNIQUE (folder, uidvalidity, uid);


--
-- Name: places places_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.places
    ADD CONSTRAINT places_pkey PRIMARY KEY (id);


--
-- Name: prints prints_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.prints
    ADD CONSTRAINT prints_pkey PRIMARY KEY (print_hash, message);


--
-- Name: register register_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.register
    ADD CONSTRAINT register_pkey PRIMARY KEY (id);


--
-- Name: removals removals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.removals
    ADD CONSTRAINT removals_pkey PRIMARY KEY (id);


--
-- Name: revoked revoked_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.revoked
    ADD CONSTRAINT revoked_pkey PRIMARY KEY (key_hash);


--
-- Name: said said_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.said
    ADD CONSTRAINT said_pkey PRIMARY KEY (text_hash);


--
-- Name: settings settings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (key);


--
-- Name: spent spent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.spent
    ADD CONSTRAINT spent_pkey PRIMARY KEY (digest_hash);


--
-- Name: standings standings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.standings
    ADD CONSTRAINT standings_pkey PRIMARY KEY (address_hash);


--
-- Name: turns turns_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.turns
    ADD CONSTRAINT turns_pkey PRIMARY KEY (letter);


--
-- Name: versions versions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.versions
    ADD CONSTRAINT versions_pkey PRIMARY KEY (hash);


--
-- Name: withheld withheld_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.withheld
    ADD CONSTRAINT withheld_pkey PRIMARY KEY (folder, uidvalidity, uid);


--
-- Name: cases_at_work; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_at_work ON public.cases USING btree (state, updated_at);


--
-- Name: cases_closed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_closed ON public.cases USING btree (closed_at);


--
-- Name: cases_in_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_in_order ON public.cases USING btree (opened_at, reference);


--
-- Name: cases_in_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_in_state ON public.cases USING btree (state);


--
-- Name: cases_of_reporter; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_of_reporter ON public.cases USING btree (reporter_hash, updated_at);


--
-- Name: cases_of_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_of_state ON public.cases USING btree (state, opened_at, reference);


--
-- Name: cases_on_hold; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_on_hold ON public.cases USING btree (on_hold, reference);


--
-- Name: cases_that_end; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_that_end ON public.cases USING btree (ground, closed_at);


--
-- Name: cases_that_missed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_that_missed ON public.cases USING btree (missed_at);


--
-- Name: cases_with_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_with_key ON public.cases USING btree (key_hash);


--
-- Name: dues_aside_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dues_aside_of_case ON public.dues_aside USING btree (reference);


--
-- Name: dues_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dues_of_case ON public.dues USING btree (reference, at);


--
-- Name: dues_of_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dues_of_owner ON public.dues USING btree (owner);


--
-- Name: dues_to_claim; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dues_to_claim ON public.dues USING btree (at, id, until);


--
-- Name: entries_of_figures; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX entries_of_figures ON public.entries USING btree (kind, at) WHERE ((kind)::text = ANY ((ARRAY['assessment-kept'::character varying, 'assessment-late'::character varying, 'assessment-missed'::character varying, 'assessment-made-up'::character varying, 'solution-kept'::character varying, 'solution-late'::character varying, 'solution-passed'::character varying, 'solution-made-up'::character varying, 'solution-moved'::character varying, 'progress-late'::character varying, 'lesson'::character varying, 'clock-aware'::character varying])::text[]));


--
-- Name: entries_of_missed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX entries_of_missed ON public.entries USING btree (kind) WHERE ((kind)::text = ANY ((ARRAY['assessment-missed'::character varying, 'solution-passed'::character varying])::text[]));


--
-- Name: entries_uncovered; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX entries_uncovered ON public.entries USING btree (reference, seq) WHERE (head IS NULL);


--
-- Name: erased_messages_in_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX erased_messages_in_order ON public.erased_messages USING btree (received_at);


--
-- Name: erased_messages_of_line; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX erased_messages_of_line ON public.erased_messages USING btree (erased);


--
-- Name: letters_by_tag; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_by_tag ON public.letters USING btree (tag_hash);


--
-- Name: letters_in_lane; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_in_lane ON public.letters USING btree (lane, state, next_at);


--
-- Name: letters_in_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_in_order ON public.letters USING btree (to_hash, state, id);


--
-- Name: letters_leased; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_leased ON public.letters USING btree (state, until);


--
-- Name: letters_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_of_case ON public.letters USING btree (reference, to_hash, id);


--
-- Name: letters_of_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_of_kind ON public.letters USING btree (to_hash, text, queued_at);


--
-- Name: letters_of_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_of_owner ON public.letters USING btree (owner);


--
-- Name: letters_sent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_sent ON public.letters USING btree (sent_at);


--
-- Name: letters_that_notify; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_that_notify ON public.letters USING btree (notifies, queued_at);


--
-- Name: letters_to_claim; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_to_claim ON public.letters USING btree (state, next_at, id, until);


--
-- Name: letters_to_copy; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_to_copy ON public.letters USING btree (to_copy, id);


--
-- Name: lines_in_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX lines_in_order ON public.lines USING btree (lane, place);


--
-- Name: messages_copies; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messages_copies ON public.messages USING btree (copy_of, id);


--
-- Name: messages_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messages_of_case ON public.messages USING btree (reference, sender_hash, id);


--
-- Name: messages_of_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messages_of_owner ON public.messages USING btree (owner);


--
-- Name: messages_of_sender; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messages_of_sender ON public.messages USING btree (sender_hash, state, id);


--
-- Name: messages_suspected; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messages_suspected ON public.messages USING btree (suspected, state);


--
-- Name: messages_to_claim; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messages_to_claim ON public.messages USING btree (state, id, until);


--
-- Name: places_of_message; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX places_of_message ON public.places USING btree (message);


--
-- Name: places_to_file; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX places_to_file ON public.places USING btree (filed, id);


--
-- Name: prints_of_message; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX prints_of_message ON public.prints USING btree (message);


--
-- Name: register_that_ends; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX register_that_ends ON public.register USING btree (goes_at);


--
-- Name: removals_at_place; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX removals_at_place ON public.removals USING btree (folder, uidvalidity, uid);


--
-- Name: turns_of_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX turns_of_domain ON public.turns USING btree (lane, domain_hash, at, letter);


--
-- Name: turns_of_mailbox; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX turns_of_mailbox ON public.turns USING btree (lane, mailbox_hash, at);


--
-- Name: withheld_of_message; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX withheld_of_message ON public.withheld USING btree (message);


--
-- Name: in_force in_force_hash_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.in_force
    ADD CONSTRAINT in_force_hash_fkey FOREIGN KEY (hash) REFERENCES public.versions(hash);


--
-- Name: letters_lean letters_lean_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_lean
    ADD CONSTRAINT letters_lean_id_fkey FOREIGN KEY (id) REFERENCES public.letters(id);


--
-- Name: letters_raw letters_raw_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_raw
    ADD CONSTRAINT letters_raw_id_fkey FOREIGN KEY (id) REFERENCES public.letters(id);


--
-- Name: messages messages_copy_of_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_copy_of_fkey FOREIGN KEY (copy_of) REFERENCES public.messages(id);


--
-- Name: messages_raw messages_raw_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages_raw
    ADD CONSTRAINT messages_raw_id_fkey FOREIGN KEY (id) REFERENCES public.messages(id);


--
-- Name: places places_message_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.places
    ADD CONSTRAINT places_message_fkey FOREIGN KEY (message) REFERENCES public.messages(id);


--
-- Name: prints prints_message_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.prints
    ADD CONSTRAINT prints_message_fkey FOREIGN KEY (message) REFERENCES public.messages(id);


--
-- Name: turns turns_letter_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.turns
    ADD CONSTRAINT turns_letter_fkey FOREIGN KEY (letter) REFERENCES public.letters(id);


--
-- Name: withheld withheld_message_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.withheld
    ADD CONSTRAINT withheld_message_fkey FOREIGN KEY (message) REFERENCES public.messages(id);


--
-- PostgreSQL database dump complete
--

\unrestrict oPTZvKKaI2r0tnvb4OTUyaJVjTaI2J0ocX0x8ouYZcQamIt5WFvMZI38CsPgc6v

