//! The parts of findings that tell what they are about.

use chrono::NaiveDate;

use crate::findings::{
    Shown,
    build::Topics,
    shape::{
        Confidence, Consent, Coverage, Incident, Interview, Interviewee, Interviewer, PhaseTime,
        Quote, ShareBack, SharedBack, Topic,
    },
};
use crate::interview::{self, consent, consent::Attribution, incident, stamp::Stamp};

pub(super) fn incident(incident: &incident::Incident) -> Incident {
    Incident {
        id: incident.id.clone(),
        title: incident.title.clone(),
        occurred: incident.occurred.as_ref().map(NaiveDate::to_string),
        why_chosen: incident.why_chosen.clone(),
    }
}

/// How much may be said of who it was.
pub(super) struct Who<'a> {
    pub(super) level: Attribution,
    pub(super) name: Option<&'a str>,
    pub(super) shown: Option<&'a Shown>,
}

pub(super) fn interview(
    interview: &interview::Interview,
    who: &Who<'_>,
    quotes: &[Quote],
) -> Interview {
    let (plan, progress) = (interview.plan(), interview.progress());
    let known = who.level != Attribution::Anonymous;
    let end = progress.ended.or(progress.latest);
    Interview {
        id: interview_id(&plan.interview, who),
        date: progress.started.filter(|_| known).map(day),
        protocol: plan.protocol.clone(),
        planned_minutes: plan.planned_minutes,
        minutes: end.map_or(0, |end| small(end.elapsed.minutes())),
        interviewer: Interviewer {
            team: plan.interviewer.team.clone().filter(|_| known),
            took_part: plan.interviewer.took_part,
        },
        interviewee: interviewee(&plan.interviewee, who),
        consent: interview.consent().map(consent),
        shared_back: shared_back(interview.shared_back(), quotes, known),
    }
}

/// The id of an interview begins with a slug of the role. At level `role` it stays only if that is the
/// role that is shown.
fn interview_id(id: &str, who: &Who<'_>) -> String {
    let Some((slug, end)) = id.rsplit_once('-') else { return id.to_owned() };
    let shown = who.shown.map(|shown| shown.role.as_str()).unwrap_or_default();
    let of_role = shown.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    if who.level == Attribution::Named || slug == of_role.trim_matches('-') {
        return id.to_owned();
    }
    format!("interview-{end}")
}

fn interviewee(person: &interview::plan::Interviewee, who: &Who<'_>) -> Interviewee {
    let nobody = Interviewee {
        person: person.person.clone(),
        attribution: who.level.into(),
        name: None,
        role: None,
        team: None,
        months_here: None,
        months_with_system: None,
        here: None,
        with_system: None,
        on_call_then: None,
    };
    match (who.level, who.shown) {
        (Attribution::Named, _) => Interviewee {
            name: who.name.map(str::to_owned),
            role: person.role.clone(),
            team: person.team.clone(),
            months_here: person.months_here,
            months_with_system: person.months_with_system,
            on_call_then: person.on_call_then,
            ..nobody
        },
        (Attribution::Role, Some(shown)) => Interviewee {
            role: Some(shown.role.clone()),
            team: shown.team.clone(),
            here: shown.here,
            with_system: shown.with_system,
            on_call_then: shown.on_call_then,
            ..nobody
        },
        (Attribution::Role, None) | (Attribution::Anonymous, _) => nobody,
    }
}

fn consent(consent: &consent::Consent) -> Consent {
    Consent {
        notes: consent.notes,
        recording: consent.recording,
        quotes: consent.quotes.into(),
        attribution: consent.attribution.into(),
        presents: consent.presents.clone(),
        withdraw_by: consent.withdraw_by.as_ref().map(NaiveDate::to_string),
        wording: consent.wording.clone(),
        how: consent.how.map(Into::into),
    }
}

fn shared_back(sent: Option<Stamp>, quotes: &[Quote], known: bool) -> SharedBack {
    let confirmed = !quotes.is_empty() && quotes.iter().all(|quote| quote.confirmed);
    let state = match sent {
        None => ShareBack::None,
        Some(_) if confirmed => ShareBack::Confirmed,
        Some(_) => ShareBack::Sent,
    };
    SharedBack { state, at: sent.filter(|_| known).map(day) }
}

pub(super) fn coverage(interview: &interview::Interview, topics: &Topics) -> Coverage {
    let progress = interview.progress();
    let now = progress.ended.or(progress.latest).map(|end| end.elapsed).unwrap_or_default();
    let mut phases: Vec<PhaseTime> = Vec::new();
    for (id, _) in &progress.phases {
        if !phases.iter().any(|phase| phase.id == *id) {
            let minutes = small(progress.time_in(id, now).minutes());
            phases.push(PhaseTime { id: id.clone(), minutes });
        }
    }
    let topic = |(id, asked, of): &(String, usize, usize)| Topic {
        id: id.clone(),
        asked: small(*asked),
        of: small(*of),
    };
    Coverage { phases, topics: topics.iter().map(topic).collect() }
}

pub(super) fn confidence(given: interview::Confidence) -> Option<Confidence> {
    let interview::Confidence { then, now } = given;
    then.or(now).map(|_given| Confidence { then, now })
}

fn day(stamp: Stamp) -> String {
    stamp.at.date_naive().to_string()
}

fn small<T: TryInto<u32>>(count: T) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}
