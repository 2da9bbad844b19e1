package dev.satchel.hook;

/**
 * Every hook of the application. The names are those of PocketBase's hooks without {@code on}.
 *
 * <p>Of the events of a write, {@code …Create} wraps validation and execution, {@code …CreateExecute} the SQL statement;
 * {@code …AfterCreateSuccess} runs after the outermost transaction's commit, {@code …AfterCreateError} after a failure
 * or rollback.
 */
public final class Hooks {
    public final Hook<RecordEvent> recordValidate = new Hook<>();
    public final Hook<RecordEvent> recordCreate = new Hook<>();
    public final Hook<RecordEvent> recordCreateExecute = new Hook<>();
    public final Hook<RecordEvent> recordAfterCreateSuccess = new Hook<>();
    public final Hook<RecordEvent> recordAfterCreateError = new Hook<>();
    public final Hook<RecordEvent> recordUpdate = new Hook<>();
    public final Hook<RecordEvent> recordUpdateExecute = new Hook<>();
    public final Hook<RecordEvent> recordAfterUpdateSuccess = new Hook<>();
    public final Hook<RecordEvent> recordAfterUpdateError = new Hook<>();
    public final Hook<RecordEvent> recordDelete = new Hook<>();
    public final Hook<RecordEvent> recordDeleteExecute = new Hook<>();
    public final Hook<RecordEvent> recordAfterDeleteSuccess = new Hook<>();
    public final Hook<RecordEvent> recordAfterDeleteError = new Hook<>();

    public final Hook<RecordsListEvent> recordsListRequest = new Hook<>();
    public final Hook<RecordRequestEvent> recordViewRequest = new Hook<>();
    public final Hook<RecordRequestEvent> recordCreateRequest = new Hook<>();
    public final Hook<RecordRequestEvent> recordUpdateRequest = new Hook<>();
    public final Hook<RecordRequestEvent> recordDeleteRequest = new Hook<>();
    public final Hook<RecordRequestEvent> recordEnrich = new Hook<>();

    public final Hook<CollectionEvent> collectionValidate = new Hook<>();
    public final Hook<CollectionEvent> collectionCreate = new Hook<>();
    public final Hook<CollectionEvent> collectionCreateExecute = new Hook<>();
    public final Hook<CollectionEvent> collectionAfterCreateSuccess = new Hook<>();
    public final Hook<CollectionEvent> collectionAfterCreateError = new Hook<>();
    public final Hook<CollectionEvent> collectionUpdate = new Hook<>();
    public final Hook<CollectionEvent> collectionUpdateExecute = new Hook<>();
    public final Hook<CollectionEvent> collectionAfterUpdateSuccess = new Hook<>();
    public final Hook<CollectionEvent> collectionAfterUpdateError = new Hook<>();
    public final Hook<CollectionEvent> collectionDelete = new Hook<>();
    public final Hook<CollectionEvent> collectionDeleteExecute = new Hook<>();
    public final Hook<CollectionEvent> collectionAfterDeleteSuccess = new Hook<>();
    public final Hook<CollectionEvent> collectionAfterDeleteError = new Hook<>();

    public final Hook<BatchRequestEvent> batchRequest = new Hook<>();

    public final Hook<AuthEvent> recordAuthRequest = new Hook<>();
    public final Hook<PasswordLoginEvent> recordAuthWithPasswordRequest = new Hook<>();
    public final Hook<OtpLoginEvent> recordAuthWithOTPRequest = new Hook<>();
    public final Hook<AccountEvent> recordAuthRefreshRequest = new Hook<>();
    public final Hook<FileTokenEvent> fileTokenRequest = new Hook<>();

    public final Hook<SettingsEvent> settingsListRequest = new Hook<>();
    public final Hook<SettingsEvent> settingsUpdateRequest = new Hook<>();

    public final Hook<CollectionsListRequestEvent> collectionsListRequest = new Hook<>();
    public final Hook<CollectionRequestEvent> collectionViewRequest = new Hook<>();
    public final Hook<CollectionRequestEvent> collectionCreateRequest = new Hook<>();
    public final Hook<CollectionRequestEvent> collectionUpdateRequest = new Hook<>();
    public final Hook<CollectionRequestEvent> collectionDeleteRequest = new Hook<>();
    public final Hook<CollectionsImportRequestEvent> collectionsImportRequest = new Hook<>();
}
