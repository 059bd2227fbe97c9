//! The parts of findings that tell what they are about.

use chrono::NaiveDate;

use crate::findings::{
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

pub(super) fn interview(
    interview: &interview::Interview,
    level: Attribution,
    name: Option<&str>,
    quotes: &[Quote],
) -> Interview {
    let (plan, progress) = (interview.plan(), interview.progress());
    let anonymous = level == Attribution::Anonymous;
    let known = !anonymous;
    let end = progress.ended.or(progress.latest);
    Interview {
        id: if anonymous { without_role(&plan.interview) } else { plan.interview.clone() },
        date: progress.started.filter(|_| known).map(day),
        protocol: plan.protocol.clone(),
        planned_minutes: plan.planned_minutes,
        minutes: end.map_or(0, |end| small(end.elapsed.minutes())),
        interviewer: Interviewer {
            team: plan.interviewer.team.clone().filter(|_| known),
            took_part: plan.interviewer.took_part,
        },
        interviewee: interviewee(&plan.interviewee, level, name),
        consent: interview.consent().map(|agreed| consent(agreed, known)),
        shared_back: shared_back(interview.shared_back(), quotes, known),
    }
}

fn interviewee(
    person: &interview::plan::Interviewee,
    level: Attribution,
    name: Option<&str>,
) -> Interviewee {
    let known = level != Attribution::Anonymous;
    Interviewee {
        person: person.person.clone(),
        attribution: level.into(),
        name: name.filter(|_| level == Attribution::Named).map(str::to_owned),
        role: person.role.clone().filter(|_| known),
        team: person.team.clone().filter(|_| known),
        months_here: person.months_here.filter(|_| known),
        months_with_system: person.months_with_system.filter(|_| known),
        on_call_then: person.on_call_then.filter(|_| known),
    }
}

/// An interview's id is a slug of the role with a random end; only the end says nothing of who.
fn without_role(id: &str) -> String {
    match id.rsplit_once('-') {
        Some((_, end)) => format!("interview-{end}"),
        None => "interview".to_owned(),
    }
}

fn consent(consent: &consent::Consent, known: bool) -> Consent {
    Consent {
        notes: consent.notes,
        recording: consent.recording,
        quotes: consent.quotes.into(),
        attribution: consent.attribution.into(),
        presents: if known { consent.presents.clone() } else { Vec::new() },
        withdraw_by: consent.withdraw_by.as_ref().map(NaiveDate::to_string),
        wording: consent.wording.clone(),
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

#[cfg(test)]
mod tests {
    use super::without_role;

    #[test]
    fn the_role_goes_from_the_id_and_the_random_end_stays() {
        assert_eq!(without_role("sre-on-call-9q2m"), "interview-9q2m");
        assert_eq!(without_role("dba"), "interview");
    }
}
